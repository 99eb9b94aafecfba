package dev.weir.classifiers.minirocket;

import dev.weir.classifiers.signal.Preprocessing;
import java.util.List;
import java.util.Map;

/**
 * Training settings of MiniRocket.
 *
 * @param features requested number of features, at least 84; rounded down to a multiple of 84
 * @param seed seed for drawing the signals that biases are fitted on
 * @param preprocessing step names, as for {@link Preprocessing#of}; MiniRocket needs none
 * @param threads number of training threads, at least 1; the model does not depend on it
 */
public record MiniRocketSettings(int features, long seed, List<String> preprocessing, int threads) {

  /** More features would not fit into memory for any number of signals. */
  private static final int MOST = 1_000_000;

  public MiniRocketSettings {
    if (features < MiniKernels.COUNT || features > MOST) {
      throw new IllegalArgumentException(
          "MiniRocket has %d to %d features, not %d".formatted(MiniKernels.COUNT, MOST, features));
    }
    if (threads < 1) {
      throw new IllegalArgumentException(
          "training needs at least 1 thread, not %d".formatted(threads));
    }
    preprocessing = Preprocessing.of(preprocessing).names();
  }

  /** The authors' settings: 10,000 features, rounded to 9,996; one thread per processor. */
  public static MiniRocketSettings defaults() {
    return new MiniRocketSettings(10_000, 0, List.of(), Runtime.getRuntime().availableProcessors());
  }

  /** These settings with another number of features. */
  public MiniRocketSettings withFeatures(int newFeatures) {
    return new MiniRocketSettings(newFeatures, seed, preprocessing, threads);
  }

  /** These settings with another seed. */
  public MiniRocketSettings withSeed(long newSeed) {
    return new MiniRocketSettings(features, newSeed, preprocessing, threads);
  }

  /** These settings with other preprocessing steps. */
  public MiniRocketSettings withPreprocessing(List<String> newPreprocessing) {
    return new MiniRocketSettings(features, seed, newPreprocessing, threads);
  }

  /** These settings with another number of threads. */
  public MiniRocketSettings withThreads(int newThreads) {
    return new MiniRocketSettings(features, seed, preprocessing, newThreads);
  }

  /** The settings that affect the model, for its provenance. */
  Map<String, String> entries() {
    return Map.of(
        "features", Integer.toString(features),
        "seed", Long.toString(seed),
        "preprocessing", String.join(",", preprocessing));
  }
}
