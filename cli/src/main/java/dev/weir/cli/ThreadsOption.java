package dev.weir.cli;

import picocli.CommandLine.Option;

/** The option for the number of threads. */
final class ThreadsOption extends OptionGroup {

  private int count = Runtime.getRuntime().availableProcessors();

  /** Called by picocli; rejects invalid numbers. */
  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "Threads; the result is the same for any number (default: all processors).")
  void set(int threads) {
    require(threads >= 1, "--threads is 1 or more, not " + threads);
    count = threads;
  }

  /** 1 or more. */
  int count() {
    return count;
  }
}
