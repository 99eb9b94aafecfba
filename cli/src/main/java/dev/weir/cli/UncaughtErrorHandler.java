package dev.weir.cli;

import dev.weir.classifiers.memory.ErrorText;
import dev.weir.schemas.TextSanitizer;
import java.io.PrintStream;
import java.lang.Thread.UncaughtExceptionHandler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reports uncaught errors of background threads: a line instead of a stack trace, which goes to the
 * debug log. The command continues, or fails by itself if it waits for that thread.
 */
final class UncaughtErrorHandler implements UncaughtExceptionHandler {

  private static final Logger LOG = LoggerFactory.getLogger(UncaughtErrorHandler.class);

  private final PrintStream err;

  UncaughtErrorHandler(PrintStream err) {
    this.err = err;
  }

  @Override
  public void uncaughtException(Thread thread, Throwable problem) {
    err.println("weir: in thread %s: %s".formatted(thread.getName(), text(problem)));
    LOG.debug("thread {} failed", thread.getName(), problem);
  }

  private static String text(Throwable problem) {
    return TextSanitizer.message(ErrorText.of(problem).orElseGet(problem::toString));
  }
}
