package dev.weir.classifiers.features;

import dev.weir.classifiers.concurrent.WorkerPool;
import dev.weir.classifiers.linear.LinearClassifier;
import dev.weir.classifiers.linear.Matrix;
import dev.weir.classifiers.linear.RidgeFit;
import dev.weir.classifiers.model.InputShape;
import dev.weir.classifiers.model.Progress;
import dev.weir.classifiers.model.Provenance;
import dev.weir.classifiers.model.ScoreReference;
import dev.weir.classifiers.model.UnusableInputException;
import dev.weir.classifiers.signal.LabelledSignals;
import dev.weir.classifiers.signal.Preprocessing;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;

/** Training signals as the transforms' input: preprocessed, in float, channel by channel. */
public final class PreparedSignals {

  /** Signals per task: enough to justify a transform's scratch memory. */
  private static final int BATCH = 64;

  private final LabelledSignals source;
  private final Preprocessing preprocessing;
  private final float[][] signals;

  private PreparedSignals(LabelledSignals source, Preprocessing preprocessing, float[][] signals) {
    this.source = source;
    this.preprocessing = preprocessing;
    this.signals = signals;
  }

  /**
   * The length of signals after preprocessing.
   *
   * @param transform the name of the transform, for the message
   * @param shortest the shortest signal that fits every kernel at dilation 1
   * @throws IllegalArgumentException if they are shorter
   */
  public static int checkedLength(
      LabelledSignals signals, Preprocessing preprocessing, String transform, int shortest) {
    int length = preprocessing.outputLength(signals.length());
    if (length < shortest) {
      throw new IllegalArgumentException(
          "signals of length %d (%d after %s) are too short for %s: its kernels need %d samples"
              .formatted(signals.length(), length, preprocessing, transform, shortest));
    }
    return length;
  }

  /**
   * Preprocesses signals.
   *
   * @throws IllegalArgumentException if a value is too large; the message names the signal
   */
  public static PreparedSignals of(LabelledSignals signals, Preprocessing preprocessing) {
    SignalPreparation preparation =
        new SignalPreparation(preprocessing, signals.channels(), signals.length());
    float[][] prepared = new float[signals.size()][preparation.values()];
    for (int i = 0; i < prepared.length; i++) {
      try {
        preparation.prepare(signals.signal(i), prepared[i]);
      } catch (UnusableInputException e) {
        throw new IllegalArgumentException("signal %d: %s".formatted(i, e.getMessage()), e);
      }
    }
    return new PreparedSignals(signals, preprocessing, prepared);
  }

  Preprocessing preprocessing() {
    return preprocessing;
  }

  /** The signals, which must not be changed. */
  public float[][] signals() {
    return signals;
  }

  /**
   * Computes the features of all signals.
   *
   * @param stage the name of the stage that {@code progress} receives
   * @return signals x features
   */
  public Matrix features(
      FeatureTransform map, WorkerPool workers, String stage, Progress progress) {
    Matrix features = new Matrix(signals.length, map.count());
    AtomicLong done = new AtomicLong();
    workers.run(
        (signals.length + BATCH - 1) / BATCH,
        batch -> {
          int from = batch * BATCH;
          int to = Math.min(signals.length, from + BATCH);
          compute(map, from, to, features);
          progress.update(stage, done.addAndGet(to - from), signals.length);
        });
    return features;
  }

  /** A model of these signals. */
  public FeatureModel model(
      FeatureTransform map, LinearClassifier classifier, Provenance provenance) {
    return new FeatureModel(
        source.classes(),
        new InputShape.Signal(source.channels(), source.length()),
        preprocessing,
        provenance,
        map,
        classifier);
  }

  /**
   * A model of these signals and a ridge, whose leave-one-out scores become the model's score
   * reference. If features were selected on the same signals, these are slightly overconfident.
   */
  public FeatureModel model(FeatureTransform map, RidgeFit fit, Provenance provenance) {
    ScoreReference reference =
        ScoreReference.of(
            "leave-one-out",
            IntStream.range(0, signals.length).mapToObj(fit::leftOutScores).toList(),
            source.classes().size());
    return model(map, fit.classifier(), reference.addTo(provenance));
  }

  private void compute(FeatureTransform map, int from, int to, Matrix features) {
    TransformScratch transform = map.newFeatures();
    FeatureLayout layout = map.layout();
    float[] row = new float[layout.values()];
    for (int i = from; i < to; i++) {
      transform.compute(signals[i], row);
      for (int f = 0; f < map.count(); f++) {
        features.set(i, f, row[layout.indexOf(f)]);
      }
    }
  }
}
