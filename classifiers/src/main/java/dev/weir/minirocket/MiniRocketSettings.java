package dev.weir.minirocket;

import dev.weir.signal.Preprocessing;
import java.util.List;
import java.util.Map;

/**
 * How MiniRocket is trained.
 *
 * @param features how many features are wished for, at least 84; there will be the next lower
 *     multiple of 84
 * @param seed which draws the signals that biases are fitted on
 * @param preprocessing the names of the steps, as {@link Preprocessing#of} takes them; MiniRocket
 *     needs none
 * @param threads how many threads train, at least 1; the model does not depend on it
 */
public record MiniRocketSettings(int features, long seed, List<String> preprocessing, int threads) {

  /** More features than this would not fit into memory with any number of signals. */
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

  /** The authors' settings: 10,000 features, of which there are 9,996; a thread a processor. */
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

  /** The settings on which the model depends, for its provenance. */
  Map<String, String> entries() {
    return Map.of(
        "features", Integer.toString(features),
        "seed", Long.toString(seed),
        "preprocessing", String.join(",", preprocessing));
  }
}
