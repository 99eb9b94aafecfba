package dev.weir.cli;

import java.util.List;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How any classifier of signals is trained. */
final class TrainingOptions {

  @Option(
      names = "--seed",
      defaultValue = "42",
      description = "Seed of all that is drawn (default: ${DEFAULT-VALUE}).")
  private long seed;

  @Option(
      names = "--preprocess",
      split = ",",
      paramLabel = "STEP",
      description =
          "Steps before the kernels: detrend, znorm, velocity, peak_align (default: detrend,znorm;"
              + " for published ROCKET znorm; for MiniRocket none).")
  private List<String> steps;

  @Mixin private ThreadsOption threads;

  long seed() {
    return seed;
  }

  /** The steps that were asked for, or these. */
  List<String> steps(String... otherwise) {
    return steps == null ? List.of(otherwise) : steps;
  }

  int threads() {
    return threads.count();
  }
}
