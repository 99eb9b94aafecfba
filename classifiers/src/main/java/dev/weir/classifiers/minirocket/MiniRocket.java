package dev.weir.classifiers.minirocket;

import dev.weir.classifiers.concurrent.WorkerPool;
import dev.weir.classifiers.features.FeatureModelFit;
import dev.weir.classifiers.features.FeatureTrainer;
import dev.weir.classifiers.features.PreparedSignals;
import dev.weir.classifiers.features.TrainingMemory;
import dev.weir.classifiers.linear.Ridge;
import dev.weir.classifiers.model.Progress;
import dev.weir.classifiers.model.Provenance;
import dev.weir.classifiers.signal.LabelledSignals;
import dev.weir.classifiers.signal.Preprocessing;
import dev.weir.classifiers.signal.SignalRange;

/**
 * Trains MiniRocket (A. Dempster, D. Schmidt, G. Webb, 2021): 84 fixed kernels of nine weights, -1
 * or 2, at dilations that depend on the signal length; PPV features only, the share of positions at
 * which a convolution exceeds a bias, with biases from the convolutions of the training signals; a
 * ridge classifier over them. Signals need no normalisation.
 *
 * <p>Worked example: signals of length 40 have the dilations 1 to 4 and 9,996 features. The kernel
 * with 2 at its first three weights, at dilation 1, is -1 * (x[t-4] + .. + x[t+4]) + 3 * (x[t-4] +
 * x[t-3] + x[t-2]).
 *
 * <p>With several channels, each kernel at each dilation sums its convolutions over a random subset
 * of them.
 */
public final class MiniRocket {

  /** The trainer in the provenance of its models; a name on the wire, not that of this class. */
  public static final String TRAINER = "dev.weir.minirocket.MiniRocket";

  /** The shortest signal, after preprocessing, that fits a kernel. */
  public static final int SHORTEST = MiniKernels.TAPS;

  private MiniRocket() {}

  /**
   * Trains a model. The same data, settings and seed give identical bits for any thread count, with
   * or without SIMD.
   *
   * @param signals at least two classes, each with a sample; after preprocessing at least {@link
   *     #SHORTEST} samples per channel
   * @param progress receives the stages features, products and ridge, and warnings about signals in
   *     a range where floats are coarse
   * @throws IllegalArgumentException if the signals are not so; the message has the value
   * @throws dev.weir.classifiers.memory.NotEnoughMemoryException if it would not fit into memory
   */
  public static FeatureModelFit train(
      LabelledSignals signals, MiniRocketSettings settings, Progress progress) {
    Ridge.check(signals.labels(), signals.classes());
    Preprocessing preprocessing = Preprocessing.of(settings.preprocessing());
    int length = PreparedSignals.checkedLength(signals, preprocessing, "MiniRocket", SHORTEST);
    SignalRange.of(signals, preprocessing).warnings(0).forEach(progress::warn);
    TrainingMemory.check(
        signals,
        settings.features() / MiniKernels.COUNT * (long) MiniKernels.COUNT,
        "take fewer features (--features)");
    PreparedSignals prepared = PreparedSignals.of(signals, preprocessing);
    MiniRocketTransform map = fit(prepared.signals(), signals.channels(), length, settings);
    Provenance provenance = Provenance.of(TRAINER, settings.entries(), signals.digest());
    try (WorkerPool workers = new WorkerPool(settings.threads())) {
      return FeatureTrainer.train(signals, prepared, map, provenance, workers, progress);
    }
  }

  /**
   * Fits the transform only.
   *
   * @param signals prepared, channel by channel
   * @param length samples per channel, at least {@link #SHORTEST}
   */
  public static MiniRocketTransform fit(
      float[][] signals, int channels, int length, MiniRocketSettings settings) {
    Dilations dilations = Dilations.of(length, settings.features());
    return new BiasFit(signals, channels, length, dilations).fit(settings.seed());
  }
}
