package dev.weir.cli;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The option for the number of threads. */
final class ThreadsOption {

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  private int count = Runtime.getRuntime().availableProcessors();

  /** Called by picocli; rejects invalid numbers. */
  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "Threads; the result is the same for any number (default: all processors).")
  void set(int threads) {
    if (threads < 1) {
      throw new ParameterException(spec.commandLine(), "--threads is 1 or more, not " + threads);
    }
    count = threads;
  }

  /** 1 or more. */
  int count() {
    return count;
  }
}
