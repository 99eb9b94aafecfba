package dev.weir.cli;

import dev.weir.memory.ErrorText;
import dev.weir.schemas.PlainText;
import java.io.PrintStream;
import java.lang.Thread.UncaughtExceptionHandler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reports uncaught errors of background threads: a line instead of a stack trace, which goes to the
 * debug log. The command continues, or fails by itself if it waits for that thread.
 */
final class StrayErrors implements UncaughtExceptionHandler {

  private static final Logger LOG = LoggerFactory.getLogger(StrayErrors.class);

  private final PrintStream err;

  StrayErrors(PrintStream err) {
    this.err = err;
  }

  @Override
  public void uncaughtException(Thread thread, Throwable problem) {
    err.println("weir: in thread %s: %s".formatted(thread.getName(), text(problem)));
    LOG.debug("thread {} failed", thread.getName(), problem);
  }

  private static String text(Throwable problem) {
    return PlainText.message(ErrorText.of(problem).orElseGet(problem::toString));
  }
}
