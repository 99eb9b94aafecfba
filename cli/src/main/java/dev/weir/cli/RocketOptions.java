package dev.weir.cli;

import dev.weir.rocket.RocketSettings;
import java.util.List;
import picocli.CommandLine.Option;

/** How ROCKET is trained. */
final class RocketOptions {

  @Option(
      names = "--kernels",
      defaultValue = "400",
      description = "Random kernels that are drawn (default: ${DEFAULT-VALUE}).")
  private int kernels;

  @Option(
      names = "--keep",
      description = "The most important of them, which are kept (default: half).")
  private Integer keep;

  @Option(
      names = "--seed",
      defaultValue = "42",
      description = "Seed of the kernels (default: ${DEFAULT-VALUE}).")
  private long seed;

  @Option(
      names = "--preprocess",
      split = ",",
      paramLabel = "STEP",
      defaultValue = "detrend,znorm",
      description =
          "Steps before the kernels: detrend, znorm, velocity, peak_align (default:"
              + " ${DEFAULT-VALUE}).")
  private List<String> steps;

  @Option(
      names = "--threads",
      description = "Threads; the model is the same for any number (default: all processors).")
  private Integer threads;

  RocketSettings settings() {
    return new RocketSettings(
        kernels,
        keep == null ? Math.max(1, kernels / 2) : keep,
        seed,
        steps,
        threads == null ? Runtime.getRuntime().availableProcessors() : threads);
  }
}
