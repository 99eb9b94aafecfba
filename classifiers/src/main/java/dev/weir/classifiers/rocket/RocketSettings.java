package dev.weir.classifiers.rocket;

import dev.weir.classifiers.signal.Preprocessing;
import java.util.List;
import java.util.Map;

/**
 * Training settings of published ROCKET.
 *
 * @param kernels number of kernels, at least 1
 * @param seed seed for drawing the kernels
 * @param preprocessing step names, as for {@link Preprocessing#of}
 * @param threads number of training threads, at least 1; the model does not depend on it
 */
public record RocketSettings(int kernels, long seed, List<String> preprocessing, int threads) {

  public RocketSettings {
    if (kernels < 1) {
      throw new IllegalArgumentException(
          "ROCKET needs at least 1 kernel, not %d".formatted(kernels));
    }
    if (threads < 1) {
      throw new IllegalArgumentException(
          "training needs at least 1 thread, not %d".formatted(threads));
    }
    preprocessing = Preprocessing.of(preprocessing).names();
  }

  /** The paper's settings: 10,000 kernels on z-normalised signals; one thread per processor. */
  public static RocketSettings defaults() {
    return new RocketSettings(
        10_000, 0, List.of("znorm:2"), Runtime.getRuntime().availableProcessors());
  }

  /** These settings with another number of kernels. */
  public RocketSettings withKernels(int newKernels) {
    return new RocketSettings(newKernels, seed, preprocessing, threads);
  }

  /** These settings with another seed. */
  public RocketSettings withSeed(long newSeed) {
    return new RocketSettings(kernels, newSeed, preprocessing, threads);
  }

  /** These settings with other preprocessing steps. */
  public RocketSettings withPreprocessing(List<String> newPreprocessing) {
    return new RocketSettings(kernels, seed, newPreprocessing, threads);
  }

  /** These settings with another number of threads. */
  public RocketSettings withThreads(int newThreads) {
    return new RocketSettings(kernels, seed, preprocessing, newThreads);
  }

  /** The settings that affect the model, for its provenance. */
  Map<String, String> entries() {
    return Map.of(
        "kernels", Integer.toString(kernels),
        "seed", Long.toString(seed),
        "preprocessing", String.join(",", preprocessing));
  }
}
