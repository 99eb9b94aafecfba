package dev.weir.classifiers.selectedrocket;

import dev.weir.classifiers.signal.Preprocessing;
import java.util.List;
import java.util.Map;

/**
 * Training settings of ROCKET. {@link #defaults()} are the post's, 400 random kernels of which the
 * best 200 are kept, on detrended and z-normalised signals, without the 1e-8 that the post adds to
 * deviations; {@link #ofThePost()} includes it.
 *
 * @param kernels number of drawn kernels, at least 1
 * @param keep number of kernels kept in the model, 1 to {@code kernels}
 * @param seed seed for drawing the kernels
 * @param preprocessing step names, as for {@link Preprocessing#of}
 * @param threads number of training threads, at least 1; the model does not depend on it
 */
public record SelectedRocketSettings(
    int kernels, int keep, long seed, List<String> preprocessing, int threads) {

  public SelectedRocketSettings {
    if (kernels < 1) {
      throw new IllegalArgumentException(
          "ROCKET needs at least 1 kernel, not %d".formatted(kernels));
    }
    if (keep < 1) {
      throw new IllegalArgumentException(
          "ROCKET must keep at least 1 kernel, not %d".formatted(keep));
    }
    if (keep > kernels) {
      throw new IllegalArgumentException(
          "%d kernels cannot be kept of %d".formatted(keep, kernels));
    }
    if (threads < 1) {
      throw new IllegalArgumentException(
          "training needs at least 1 thread, not %d".formatted(threads));
    }
    preprocessing = Preprocessing.of(preprocessing).names();
  }

  /** The settings of the post's figures. */
  public static SelectedRocketSettings ofThePost() {
    return defaults().withPreprocessing(List.of("detrend", "znorm"));
  }

  /** The post's kernels on signals of any unit, seed 0, one thread per processor. */
  public static SelectedRocketSettings defaults() {
    return new SelectedRocketSettings(
        400, 200, 0, List.of("detrend:2", "znorm:2"), Runtime.getRuntime().availableProcessors());
  }

  /** These settings with other kernel counts. */
  public SelectedRocketSettings withKernels(int newKernels, int newKeep) {
    return new SelectedRocketSettings(newKernels, newKeep, seed, preprocessing, threads);
  }

  /** These settings with another seed. */
  public SelectedRocketSettings withSeed(long newSeed) {
    return new SelectedRocketSettings(kernels, keep, newSeed, preprocessing, threads);
  }

  /** These settings with other preprocessing steps. */
  public SelectedRocketSettings withPreprocessing(List<String> newPreprocessing) {
    return new SelectedRocketSettings(kernels, keep, seed, newPreprocessing, threads);
  }

  /** These settings with another number of threads. */
  public SelectedRocketSettings withThreads(int newThreads) {
    return new SelectedRocketSettings(kernels, keep, seed, preprocessing, newThreads);
  }

  /** The settings that affect the model, for its provenance. */
  Map<String, String> entries() {
    return Map.of(
        "kernels", Integer.toString(kernels),
        "keep", Integer.toString(keep),
        "seed", Long.toString(seed),
        "preprocessing", String.join(",", preprocessing));
  }
}
