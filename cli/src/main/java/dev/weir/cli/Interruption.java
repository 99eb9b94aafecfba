package dev.weir.cli;

import java.io.PrintWriter;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import picocli.CommandLine.Model.CommandSpec;

/**
 * The process is told to end while a command is at work, by Ctrl-C or SIGTERM. The Java process
 * then ends by itself, with 130 or 143, in the middle of things unless something asks it to wait:
 * see {@link #stops}. What the command says on its way down is no error.
 */
final class Interruption implements AutoCloseable {

  private static final long PATIENCE_SECONDS = 10;
  private static final AtomicBoolean HAPPENED = new AtomicBoolean();
  private static final AtomicBoolean FINISHED = new AtomicBoolean();

  private final CountDownLatch closed = new CountDownLatch(1);
  private final Thread hook;

  private Interruption(Runnable stop) {
    hook = hook(() -> stopAndWait(stop));
  }

  private Interruption(Thread hook) {
    this.hook = hook;
  }

  /** Has something said when the process is told to end before the command has finished. */
  static void tell(Runnable last) {
    register(hook(last));
  }

  /**
   * Says how far a command came that changes something, when the process is told to end before this
   * is closed. On standard error, as what is printed of a result would be wrong.
   *
   * @param howFar what was done, and what to do about the rest
   */
  static Interruption says(CommandSpec spec, Supplier<String> howFar) {
    PrintWriter err = spec.commandLine().getErr();
    Interruption interruption =
        new Interruption(
            hook(
                () -> {
                  err.println("weir: interrupted; " + howFar.get());
                  err.flush();
                }));
    register(interruption.hook);
    return interruption;
  }

  /**
   * Calls what makes the work stop, and keeps the process until this is closed, 10 s at most. Where
   * the process is ending already, it is called at once.
   */
  static Interruption stops(Runnable stop) {
    Interruption interruption = new Interruption(stop);
    if (!register(interruption.hook)) {
      stop.run();
    }
    return interruption;
  }

  /** The command has come to its end, by whatever way. */
  static void finished() {
    FINISHED.set(true);
  }

  /** Whether the process is ending since it was told to. */
  static boolean happened() {
    return HAPPENED.get();
  }

  private static Thread hook(Runnable task) {
    return new Thread(
        () -> {
          if (!FINISHED.get()) {
            HAPPENED.set(true);
            task.run();
          }
        },
        "weir-interruption");
  }

  /** Returns false where the process is ending already. */
  private static boolean register(Thread hook) {
    try {
      Runtime.getRuntime().addShutdownHook(hook);
      return true;
    } catch (IllegalStateException e) {
      HAPPENED.set(true);
      return false;
    }
  }

  private void stopAndWait(Runnable stop) {
    stop.run();
    try {
      closed.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    closed.countDown();
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // The process is ending already.
    }
  }
}
