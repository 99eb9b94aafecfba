package dev.weir.classifiers.rocket;

import dev.weir.classifiers.concurrent.WorkerPool;
import dev.weir.classifiers.features.FeatureModelFit;
import dev.weir.classifiers.features.FeatureTrainer;
import dev.weir.classifiers.features.KernelShape;
import dev.weir.classifiers.features.PreparedSignals;
import dev.weir.classifiers.features.SplitMix64;
import dev.weir.classifiers.features.TrainingMemory;
import dev.weir.classifiers.linear.Ridge;
import dev.weir.classifiers.model.Progress;
import dev.weir.classifiers.model.Provenance;
import dev.weir.classifiers.signal.LabelledSignals;
import dev.weir.classifiers.signal.Preprocessing;
import dev.weir.classifiers.signal.SignalRange;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Trains ROCKET as published (A. Dempster, F. Petitjean, G. Webb, 2020): 10,000 random kernels of
 * length 7, 9 or 11, at dilations up to the length of the signal, half of them with zero padding;
 * PPV and max of each; a ridge classifier over all 20,000 features. {@link
 * dev.weir.classifiers.selectedrocket.SelectedRocket} is the small form with kernel selection.
 *
 * <p>Worked example: on a signal of length 40 a kernel of length 9 and dilation 3 spans 25 samples.
 * Without padding it has 16 positions, with 12 zeros on each side 40.
 *
 * <p>With several channels, each kernel has weights for a random subset of them.
 */
public final class Rocket {

  /** The trainer in the provenance of its models; a name on the wire, not that of this class. */
  public static final String TRAINER = "dev.weir.published.PublishedRocket";

  /** The shortest signal, after preprocessing, that fits every kernel at dilation 1. */
  public static final int SHORTEST = RocketKernels.LONGEST;

  private Rocket() {}

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
      LabelledSignals signals, RocketSettings settings, Progress progress) {
    Ridge.check(signals.labels(), signals.classes());
    Preprocessing preprocessing = Preprocessing.of(settings.preprocessing());
    int length =
        PreparedSignals.checkedLength(signals, preprocessing, "published ROCKET", SHORTEST);
    SignalRange.of(signals, preprocessing)
        .warnings(RocketKernels.LARGEST_BIAS)
        .forEach(progress::warn);
    TrainingMemory.check(signals, 2L * settings.kernels(), "draw fewer kernels (--kernels)");
    PreparedSignals prepared = PreparedSignals.of(signals, preprocessing);
    RocketTransform map = draw(settings, signals.channels(), length);
    Provenance provenance = Provenance.of(TRAINER, settings.entries(), signals.digest());
    try (WorkerPool workers = new WorkerPool(settings.threads())) {
      return FeatureTrainer.train(signals, prepared, map, provenance, workers, progress);
    }
  }

  /**
   * Draws the kernels of these settings; each has its own random generator.
   *
   * @param length samples per channel, after preprocessing, at least {@link #SHORTEST}
   */
  public static RocketTransform draw(RocketSettings settings, int channels, int length) {
    List<KernelShape> kernels =
        IntStream.range(0, settings.kernels())
            .mapToObj(k -> RocketKernels.draw(new SplitMix64(settings.seed(), k), channels, length))
            .toList();
    return new RocketTransform(channels, length, kernels);
  }
}
