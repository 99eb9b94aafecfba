package dev.weir.rocket;

import dev.weir.concurrent.Workers;
import dev.weir.features.LeftOutScores;
import dev.weir.features.TrainingMemory;
import dev.weir.linear.LinearClassifier;
import dev.weir.linear.Matrix;
import dev.weir.linear.RidgeFit;
import dev.weir.model.InputShape;
import dev.weir.model.Progress;
import dev.weir.model.Provenance;
import dev.weir.signal.LabelledSignals;
import dev.weir.signal.Preprocessing;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Random kernels and their features of training signals: the input for fitting any linear
 * classifier, from which a model can be built.
 */
public final class RocketFeatures {

  private final LabelledSignals signals;
  private final RocketSettings settings;
  private final List<Kernel> kernels;
  private final Matrix features;

  private RocketFeatures(
      LabelledSignals signals, RocketSettings settings, List<Kernel> kernels, Matrix features) {
    this.signals = signals;
    this.settings = settings;
    this.kernels = kernels;
    this.features = features;
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
    int length = checkedLength(signals, preprocessing);
    TrainingMemory.check(signals, 2L * settings.kernels(), "draw fewer kernels (--kernels)");
    List<Kernel> kernels = Rocket.draw(settings, signals.channels(), length);
    KernelBank bank = new KernelBank(kernels, signals.channels(), length);
    FeatureExtraction extraction =
        new FeatureExtraction(preprocessing, bank, kernels.size(), workers);
    return new RocketFeatures(signals, settings, kernels, extraction.features(signals, progress));
  }

  /** Signals x features: feature 2k is the PPV of kernel k, feature 2k + 1 its max. */
  public Matrix matrix() {
    return features;
  }

  /** The features of some of the kernels. */
  public Matrix matrix(int[] chosen) {
    return features.select(columns(chosen));
  }

  /** A model of all kernels. */
  public RocketModel model(LinearClassifier classifier) {
    return model(IntStream.range(0, kernels.size()).toArray(), classifier);
  }

  /** A model of these kernels and the weights of their features. */
  public RocketModel model(int[] chosen, LinearClassifier classifier) {
    return model(chosen, classifier, provenance());
  }

  /** The same for a ridge, whose leave-one-out scores become the model's score reference. */
  RocketModel model(int[] chosen, RidgeFit fit) {
    Provenance provenance =
        LeftOutScores.of(fit, signals.size(), signals.classes().size()).addTo(provenance());
    return model(chosen, fit.classifier(), provenance);
  }

  private RocketModel model(int[] chosen, LinearClassifier classifier, Provenance provenance) {
    return new RocketModel(
        signals.classes(),
        new InputShape.Signal(signals.channels(), signals.length()),
        Preprocessing.of(settings.preprocessing()),
        provenance,
        Arrays.stream(chosen).mapToObj(kernels::get).toList(),
        classifier);
  }

  private Provenance provenance() {
    return Provenance.of(Rocket.TRAINER, settings.entries(), signals.digest());
  }

  private static int[] columns(int[] chosen) {
    return Arrays.stream(chosen).flatMap(k -> IntStream.of(2 * k, 2 * k + 1)).toArray();
  }

  private static int checkedLength(LabelledSignals signals, Preprocessing preprocessing) {
    int length = preprocessing.outputLength(signals.length());
    if (length < Rocket.SHORTEST) {
      throw new IllegalArgumentException(
          "signals of length %d (%d after %s) are too short for ROCKET: its kernels need %d samples"
              .formatted(signals.length(), length, preprocessing, Rocket.SHORTEST));
    }
    return length;
  }
}
