package dev.weir.rocket;

import dev.weir.concurrent.Workers;
import dev.weir.linear.Matrix;
import dev.weir.model.Progress;
import dev.weir.model.UnusableInputException;
import dev.weir.signal.LabelledSignals;
import dev.weir.signal.Preprocessing;
import java.util.concurrent.atomic.AtomicLong;

/** The features of many signals: feature 2k is the PPV of kernel k, feature 2k + 1 its max. */
final class FeatureExtraction {

  /** Signals per task: enough to justify a transform's scratch memory. */
  private static final int BATCH = 64;

  private final Preprocessing preprocessing;
  private final KernelBank bank;
  private final int kernels;
  private final Workers workers;

  FeatureExtraction(Preprocessing preprocessing, KernelBank bank, int kernels, Workers workers) {
    this.preprocessing = preprocessing;
    this.bank = bank;
    this.kernels = kernels;
    this.workers = workers;
  }

  Matrix features(LabelledSignals signals, Progress progress) {
    Matrix features = new Matrix(signals.size(), 2 * kernels);
    AtomicLong done = new AtomicLong();
    workers.run(
        (signals.size() + BATCH - 1) / BATCH,
        batch -> {
          int from = batch * BATCH;
          int to = Math.min(signals.size(), from + BATCH);
          extract(signals, from, to, features);
          progress.update("kernels", done.addAndGet(to - from), signals.size());
        });
    return features;
  }

  private void extract(LabelledSignals signals, int from, int to, Matrix features) {
    SignalPreparation preparation =
        new SignalPreparation(preprocessing, signals.channels(), signals.length());
    KernelTransform transform = KernelTransform.of(bank);
    float[] prepared = new float[preparation.values()];
    float[] ppv = new float[bank.lanes()];
    float[] max = new float[bank.lanes()];
    for (int i = from; i < to; i++) {
      prepare(preparation, signals, i, prepared);
      transform.transform(prepared, ppv, max);
      for (int k = 0; k < kernels; k++) {
        features.set(i, 2 * k, ppv[bank.laneOf(k)]);
        features.set(i, 2 * k + 1, max[bank.laneOf(k)]);
      }
    }
  }

  private static void prepare(
      SignalPreparation preparation, LabelledSignals signals, int index, float[] prepared) {
    try {
      preparation.prepare(signals.signal(index), prepared);
    } catch (UnusableInputException e) {
      throw new IllegalArgumentException("signal %d: %s".formatted(index, e.getMessage()), e);
    }
  }
}
