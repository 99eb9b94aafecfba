package dev.weir.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Ctrl-C or SIGTERM while something runs: it is told to stop, and the process waits a while for
 * that. Without this a JVM that is told to end does so in the middle of things.
 */
final class OrderlyStop implements AutoCloseable {

  private static final long PATIENCE_SECONDS = 10;

  private final CountDownLatch closed = new CountDownLatch(1);
  private final Thread hook;

  private OrderlyStop(Runnable stop) {
    hook = new Thread(() -> stopped(stop), "weir-orderly-stop");
  }

  /** Calls what makes the work stop. */
  static OrderlyStop calls(Runnable stop) {
    OrderlyStop stopping = new OrderlyStop(stop);
    Runtime.getRuntime().addShutdownHook(stopping.hook);
    return stopping;
  }

  private void stopped(Runnable stop) {
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
