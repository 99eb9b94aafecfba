package dev.weir.cli.command;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/**
 * Handles Ctrl-C and SIGTERM while a command is running. The Java process then ends with 130 or
 * 143, in the middle of its work unless something delays it: see {@link #stopping}. Output during
 * the shutdown is not an error.
 */
public final class Interruption implements AutoCloseable {

  private static final long TIMEOUT_SECONDS = 10;
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

  /** Registers an action that runs if the process is stopped before the command has finished. */
  static void onSignal(Runnable last) {
    register(hook(last));
  }

  /**
   * Reports the progress of a command that changes something, if the process is stopped before this
   * is closed. Printed to standard error, since a result on standard output would be wrong.
   *
   * @param state what was done, and what to do about the rest
   */
  public static Interruption reporting(CommandPart command, Supplier<String> state) {
    Interruption interruption =
        new Interruption(hook(() -> command.printError("weir: interrupted; " + state.get())));
    register(interruption.hook);
    return interruption;
  }

  /**
   * Calls the action that stops the work, and keeps the process alive until this is closed, for at
   * most 10 s. If the process is already ending, the action is called immediately.
   */
  public static Interruption stopping(Runnable stop) {
    Interruption interruption = new Interruption(stop);
    if (!register(interruption.hook)) {
      stop.run();
    }
    return interruption;
  }

  /** Marks the command as finished, successfully or not. */
  public static void finished() {
    FINISHED.set(true);
  }

  /** Whether the process is ending because of a signal. */
  static boolean isInterrupted() {
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

  /** Returns false if the process is already ending. */
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
      closed.await(TIMEOUT_SECONDS, TimeUnit.SECONDS);
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
