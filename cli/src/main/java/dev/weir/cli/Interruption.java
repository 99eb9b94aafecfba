package dev.weir.cli;

import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The process is told to end while a command is at work, by Ctrl-C or SIGTERM. The Java process
 * then ends by itself, with 130 or 143; what the command says on its way down is no error.
 */
final class Interruption {

  private static final AtomicBoolean HAPPENED = new AtomicBoolean();
  private static final AtomicBoolean FINISHED = new AtomicBoolean();

  private Interruption() {}

  /** Has something said when the process is told to end before a command has finished. */
  static void tell(Runnable last) {
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  if (!FINISHED.get()) {
                    HAPPENED.set(true);
                    last.run();
                  }
                },
                "weir-interruption"));
  }

  /** The command has come to its end, by whatever way. */
  static void finished() {
    FINISHED.set(true);
  }

  /** Whether the process is ending since it was told to. */
  static boolean happened() {
    return HAPPENED.get();
  }
}
