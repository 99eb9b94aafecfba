package dev.weir.rocket;

import dev.weir.concurrent.Workers;
import dev.weir.features.FeatureModel;
import dev.weir.features.PreparedSignals;
import dev.weir.features.TrainingMemory;
import dev.weir.linear.LinearClassifier;
import dev.weir.linear.Matrix;
import dev.weir.linear.RidgeFit;
import dev.weir.model.Progress;
import dev.weir.model.Provenance;
import dev.weir.signal.LabelledSignals;
import dev.weir.signal.Preprocessing;
import java.util.Arrays;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * Random kernels and their features of training signals: the input for fitting any linear
 * classifier, from which a model can be built.
 */
public final class RocketFeatures {

  private final PreparedSignals prepared;
  private final RocketMap map;
  private final Matrix features;
  private final Supplier<Provenance> provenance;

  private RocketFeatures(
      PreparedSignals prepared, RocketMap map, Matrix features, Supplier<Provenance> provenance) {
    this.prepared = prepared;
    this.map = map;
    this.features = features;
    this.provenance = provenance;
  }

  /**
   * Draws kernels and computes their features.
   *
   * @param signals after preprocessing at least {@link Rocket#SHORTEST} samples per channel
   * @param progress receives the stage kernels
   * @throws IllegalArgumentException if the signals are too short
   * @throws dev.weir.memory.NotEnoughMemoryException if the features would not fit into memory
   */
  public static RocketFeatures of(
      LabelledSignals signals, RocketSettings settings, Progress progress) {
    try (Workers workers = new Workers(settings.threads())) {
      return of(signals, settings, workers, progress);
    }
  }

  static RocketFeatures of(
      LabelledSignals signals, RocketSettings settings, Workers workers, Progress progress) {
    Preprocessing preprocessing = Preprocessing.of(settings.preprocessing());
    int length = PreparedSignals.checkedLength(signals, preprocessing, "ROCKET", Rocket.SHORTEST);
    TrainingMemory.check(signals, 2L * settings.kernels(), "draw fewer kernels (--kernels)");
    int channels = signals.channels();
    RocketMap map = new RocketMap(channels, length, Rocket.draw(settings, channels, length));
    PreparedSignals prepared = PreparedSignals.of(signals, preprocessing);
    return new RocketFeatures(
        prepared,
        map,
        prepared.features(map, workers, "kernels", progress),
        () -> Provenance.of(Rocket.TRAINER, settings.entries(), signals.digest()));
  }

  /** Signals x features: feature 2k is the PPV of kernel k, feature 2k + 1 its max. */
  public Matrix matrix() {
    return features;
  }

  /** The features of some of the kernels. */
  Matrix matrix(int[] chosen) {
    return features.select(
        Arrays.stream(chosen).flatMap(k -> IntStream.of(2 * k, 2 * k + 1)).toArray());
  }

  /** A model of all kernels. */
  public FeatureModel model(LinearClassifier classifier) {
    return prepared.model(map, classifier, provenance.get());
  }

  /** A model of these kernels and a ridge. */
  FeatureModel model(int[] chosen, RidgeFit fit) {
    return prepared.model(map.select(chosen), fit, provenance.get());
  }
}
