package dev.weir.features;

import dev.weir.concurrent.Workers;
import dev.weir.linear.Matrix;
import dev.weir.model.Progress;
import dev.weir.model.UnusableInputException;
import dev.weir.rocket.SignalPreparation;
import dev.weir.signal.LabelledSignals;
import dev.weir.signal.Preprocessing;
import java.util.concurrent.atomic.AtomicLong;

/** Training signals as the transforms' input: preprocessed, in float, channel by channel. */
public final class PreparedSignals {

  /** Signals per task: enough to justify a transform's scratch memory. */
  private static final int BATCH = 64;

  private final float[][] signals;

  private PreparedSignals(float[][] signals) {
    this.signals = signals;
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
    return new PreparedSignals(prepared);
  }

  /** The signals, which must not be changed. */
  public float[][] signals() {
    return signals;
  }

  /**
   * Computes the features of all signals.
   *
   * @param progress receives the stage features
   * @return signals x features
   */
  Matrix features(FeatureMap map, Workers workers, Progress progress) {
    Matrix features = new Matrix(signals.length, map.count());
    AtomicLong done = new AtomicLong();
    workers.run(
        (signals.length + BATCH - 1) / BATCH,
        batch -> {
          int from = batch * BATCH;
          int to = Math.min(signals.length, from + BATCH);
          compute(map, from, to, features);
          progress.update("features", done.addAndGet(to - from), signals.length);
        });
    return features;
  }

  private void compute(FeatureMap map, int from, int to, Matrix features) {
    SignalFeatures transform = map.newFeatures();
    float[] row = new float[map.count()];
    for (int i = from; i < to; i++) {
      transform.compute(signals[i], row);
      for (int f = 0; f < row.length; f++) {
        features.set(i, f, row[f]);
      }
    }
  }
}
