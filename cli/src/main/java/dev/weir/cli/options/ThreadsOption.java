package dev.weir.cli.options;

import dev.weir.cli.command.OptionGroup;
import picocli.CommandLine.Option;

/** The option for the number of threads. */
public final class ThreadsOption extends OptionGroup {

  private int count = Runtime.getRuntime().availableProcessors();

  /** Called by picocli; rejects invalid numbers. */
  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "Number of threads; does not affect the result (default: all processors).")
  void set(int threads) {
    require(threads >= 1, "--threads must be 1 or more, not " + threads);
    count = threads;
  }

  /** The number of threads; at least 1. */
  public int count() {
    return count;
  }
}
