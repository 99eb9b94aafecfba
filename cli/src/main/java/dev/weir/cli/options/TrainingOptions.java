package dev.weir.cli.options;

import dev.weir.classifiers.signal.Preprocessing;
import java.util.List;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Training options of all signal classifiers. */
public final class TrainingOptions {

  /** The available steps, for the descriptions of options. */
  public static final String STEPS =
      "centre, detrend, znorm, velocity, peak_align; or an older version of one, as znorm:1";

  @Option(
      names = "--seed",
      defaultValue = "42",
      description = "Random seed (default: ${DEFAULT-VALUE}).")
  private long seed;

  @Option(
      names = "--preprocess",
      split = ",",
      paramLabel = "STEP",
      description =
          "Steps before the kernels: "
              + STEPS
              + "; \"\" for none (default:"
              + " detrend,znorm; for published ROCKET znorm; for MiniRocket none).")
  private List<String> steps;

  @Mixin private ThreadsOption threads;

  public long seed() {
    return seed;
  }

  /** The requested steps, or the given defaults. */
  public List<String> steps(String... otherwise) {
    return steps(steps == null ? List.of(otherwise) : steps);
  }

  /** The newest versions of the given steps; a blank one means none. */
  public static List<String> steps(List<String> written) {
    return Preprocessing.newest(written.stream().filter(step -> !step.isBlank()).toList());
  }

  int threads() {
    return threads.count();
  }
}
