package dev.weir.cli.demo;

import java.io.PrintStream;
import java.util.Locale;
import java.util.function.Supplier;

/** Prints each step and its duration. */
final class TimedSteps {

  private final PrintStream log;
  private final long started = System.nanoTime();

  TimedSteps(PrintStream log) {
    this.log = log;
  }

  /** Prints a message without a duration. */
  void log(String what) {
    log.println("demo: " + what);
  }

  <T> T get(String what, Supplier<T> step) {
    long from = System.nanoTime();
    log.println("demo: " + what + " ...");
    T result = step.get();
    log.println(
        String.format(Locale.ROOT, "demo: %s: %.1f s", what, (System.nanoTime() - from) / 1e9));
    return result;
  }

  void run(String what, Runnable step) {
    get(
        what,
        () -> {
          step.run();
          return null;
        });
  }

  /** Seconds since the first step. */
  double seconds() {
    return (System.nanoTime() - started) / 1e9;
  }
}
