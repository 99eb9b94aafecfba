package dev.weir.classifiers.selectedrocket;

import dev.weir.classifiers.concurrent.WorkerPool;
import dev.weir.classifiers.features.FeatureModel;
import dev.weir.classifiers.features.PreparedSignals;
import dev.weir.classifiers.features.TrainingMemory;
import dev.weir.classifiers.linear.LinearClassifier;
import dev.weir.classifiers.linear.Matrix;
import dev.weir.classifiers.linear.RidgeFit;
import dev.weir.classifiers.model.Progress;
import dev.weir.classifiers.model.Provenance;
import dev.weir.classifiers.signal.LabelledSignals;
import dev.weir.classifiers.signal.Preprocessing;
import java.util.Arrays;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * Random kernels and their features of training signals: the input for fitting any linear
 * classifier, from which a model can be built.
 */
public final class SelectedRocketFeatures {

  private final PreparedSignals prepared;
  private final SelectedRocketTransform map;
  private final Matrix features;
  private final Supplier<Provenance> provenance;

  private SelectedRocketFeatures(
      PreparedSignals prepared,
      SelectedRocketTransform map,
      Matrix features,
      Supplier<Provenance> provenance) {
    this.prepared = prepared;
    this.map = map;
    this.features = features;
    this.provenance = provenance;
  }

  /**
   * Draws kernels and computes their features.
   *
   * @param signals after preprocessing at least {@link SelectedRocket#SHORTEST} samples per channel
   * @param progress receives the stage kernels
   * @throws IllegalArgumentException if the signals are too short
   * @throws dev.weir.classifiers.memory.NotEnoughMemoryException if the features would not fit into
   *     memory
   */
  public static SelectedRocketFeatures of(
      LabelledSignals signals, SelectedRocketSettings settings, Progress progress) {
    try (WorkerPool workers = new WorkerPool(settings.threads())) {
      return of(signals, settings, workers, progress);
    }
  }

  static SelectedRocketFeatures of(
      LabelledSignals signals,
      SelectedRocketSettings settings,
      WorkerPool workers,
      Progress progress) {
    Preprocessing preprocessing = Preprocessing.of(settings.preprocessing());
    int length =
        PreparedSignals.checkedLength(signals, preprocessing, "ROCKET", SelectedRocket.SHORTEST);
    TrainingMemory.check(signals, 2L * settings.kernels(), "draw fewer kernels (--kernels)");
    int channels = signals.channels();
    SelectedRocketTransform map =
        new SelectedRocketTransform(
            channels, length, SelectedRocket.draw(settings, channels, length));
    PreparedSignals prepared = PreparedSignals.of(signals, preprocessing);
    return new SelectedRocketFeatures(
        prepared,
        map,
        prepared.features(map, workers, "kernels", progress),
        () -> Provenance.of(SelectedRocket.TRAINER, settings.entries(), signals.digest()));
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
