package dev.weir.classifiers.selectedrocket;

import dev.weir.classifiers.concurrent.WorkerPool;
import dev.weir.classifiers.features.FeatureModelFit;
import dev.weir.classifiers.features.KernelShape;
import dev.weir.classifiers.features.SplitMix64;
import dev.weir.classifiers.linear.LinearClassifier;
import dev.weir.classifiers.linear.Ridge;
import dev.weir.classifiers.linear.RidgeFit;
import dev.weir.classifiers.model.Progress;
import dev.weir.classifiers.signal.LabelledSignals;
import dev.weir.classifiers.signal.Preprocessing;
import dev.weir.classifiers.signal.RemovedStatistics;
import dev.weir.classifiers.signal.SignalRange;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Trains ROCKET (A. Dempster, F. Petitjean, G. Webb, 2020) in the small form of the post "MNIST-1D:
 * From logistic regression to ROCKET": random kernels of length 5, 7 or 9 and dilation 1 to 3,
 * without padding; two features per kernel, PPV (the share of positions with a value greater than
 * 0) and max; a ridge classifier over them; then the classifier is fitted again with the most
 * important kernels only.
 *
 * <p>Worked example: on MNIST-1D's 4,000 signals of length 40, 400 kernels give 800 features, the
 * best 200 kernels are kept, and about 96% of the test signals are classified correctly. A kernel
 * of length 9 and dilation 3 spans 25 samples, so it has 16 positions there.
 *
 * <p>With several channels, each kernel is applied to one of them, drawn at random.
 */
public final class SelectedRocket {

  /** The trainer in the provenance of its models; a name on the wire, not that of this class. */
  public static final String TRAINER = "dev.weir.rocket.Rocket";

  /** The shortest signal, after preprocessing, that fits every kernel at dilation 1. */
  public static final int SHORTEST = SmallKernels.LONGEST;

  private SelectedRocket() {}

  /**
   * Trains a model. The same data, settings and seed give identical bits for any thread count, with
   * or without SIMD.
   *
   * @param signals at least two classes, each with a sample; after preprocessing at least {@link
   *     #SHORTEST} samples per channel
   * @param progress receives the stages kernels and ridge, and warnings about signals that are long
   *     compared with the kernels, have a deviation far from 1, or lie in a range where floats are
   *     coarse
   * @throws IllegalArgumentException if the signals are not so; the message has the value
   * @throws dev.weir.classifiers.memory.NotEnoughMemoryException if it would not fit into memory
   */
  public static FeatureModelFit train(
      LabelledSignals signals, SelectedRocketSettings settings, Progress progress) {
    Ridge.check(signals.labels(), signals.classes());
    warn(signals, Preprocessing.of(settings.preprocessing()), progress);
    try (WorkerPool workers = new WorkerPool(settings.threads())) {
      SelectedRocketFeatures features =
          SelectedRocketFeatures.of(signals, settings, workers, progress);
      return fit(signals, settings, features, new Ridge(workers), progress);
    }
  }

  /**
   * Draws the kernels of these settings.
   *
   * @param channels channels of the signals
   * @param length samples per channel, after preprocessing, at least {@link #SHORTEST}
   */
  public static List<KernelShape> draw(SelectedRocketSettings settings, int channels, int length) {
    return IntStream.range(0, settings.kernels())
        .mapToObj(k -> SmallKernels.draw(new SplitMix64(settings.seed(), k), channels, length))
        .toList();
  }

  private static void warn(
      LabelledSignals signals, Preprocessing preprocessing, Progress progress) {
    int length = preprocessing.outputLength(signals.length());
    SignalRange range = SignalRange.of(signals, preprocessing);
    SmallKernels.warnings(length, range).forEach(progress::warn);
    range.warnings(SmallKernels.LARGEST_BIAS).forEach(progress::warn);
  }

  private static FeatureModelFit fit(
      LabelledSignals signals,
      SelectedRocketSettings settings,
      SelectedRocketFeatures features,
      Ridge ridge,
      Progress progress) {
    int classes = signals.classes().size();
    progress.update("ridge", 0, 2);
    RidgeFit fit = ridge.fit(features.matrix(), signals.labels(), classes);
    // Before kernels are selected on the same signals, which makes leave-one-out predictions
    // overconfident.
    RemovedStatistics.warning(
            signals, Preprocessing.of(settings.preprocessing()), fit.leftOutClasses())
        .ifPresent(progress::warn);
    int[] kept = best(importances(fit.classifier()), settings.keep());
    progress.update("ridge", 1, 2);
    if (settings.keep() < settings.kernels()) {
      fit = ridge.fit(features.matrix(kept), signals.labels(), classes);
    }
    progress.update("ridge", 2, 2);
    return new FeatureModelFit(features.model(kept, fit), fit.alpha(), fit.error());
  }

  /** For each kernel, the sum of the norms of the coefficients of its PPV and its max. */
  static double[] importances(LinearClassifier classifier) {
    return IntStream.range(0, classifier.features() / 2)
        .mapToDouble(k -> classifier.norm(2 * k) + classifier.norm(2 * k + 1))
        .toArray();
  }

  /** The most important kernels, in ascending order of index; of equal ones the first. */
  private static int[] best(double[] importances, int count) {
    return IntStream.range(0, importances.length)
        .boxed()
        .sorted(Comparator.comparingDouble((Integer k) -> -importances[k]))
        .limit(count)
        .mapToInt(Integer::intValue)
        .sorted()
        .toArray();
  }
}
