package dev.weir.rocket;

import dev.weir.concurrent.Workers;
import dev.weir.features.LeftOutScores;
import dev.weir.linear.Matrix;
import dev.weir.linear.Ridge;
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
 * Trains ROCKET (A. Dempster, F. Petitjean, G. Webb, 2020) in the small form of the post "MNIST-1D:
 * From logistic regression to ROCKET": random kernels of length 5, 7 or 9 and dilation 1 to 3,
 * without padding; two features a kernel, PPV (the share of positions with a value greater than 0)
 * and max; a ridge classifier over them; then only the kernels that weigh most are kept and the
 * classifier is fitted again.
 *
 * <p>Worked example: on MNIST-1D's 4,000 signals of length 40, 400 kernels give 800 features, the
 * best 200 kernels are kept, and about 96% of the test signals are classified correctly. A kernel
 * of length 9 and dilation 3 spans 25 samples, so it has 16 positions there.
 *
 * <p>Signals of several channels: each kernel looks at one channel, which it draws.
 */
public final class Rocket {

  /** The shortest signal, after preprocessing, that every kernel fits at dilation 1. */
  public static final int SHORTEST = Kernel.LENGTHS[Kernel.LENGTHS.length - 1];

  private Rocket() {}

  /**
   * Trains a model. The same data, settings and seed give the same bits with any number of threads,
   * with SIMD or without.
   *
   * @param signals at least two classes, each with a sample; after preprocessing at least {@link
   *     #SHORTEST} samples a channel
   * @param progress told of the stages kernels and ridge
   * @throws IllegalArgumentException if the signals are not so; the message names the value
   */
  public static RocketTraining train(
      LabelledSignals signals, RocketSettings settings, Progress progress) {
    Ridge.check(signals.labels(), signals.classes());
    Preprocessing preprocessing = Preprocessing.of(settings.preprocessing());
    int length = checkedLength(signals, preprocessing);
    List<Kernel> kernels = draw(settings, signals.channels(), length);
    try (Workers workers = new Workers(settings.threads())) {
      KernelBank bank = new KernelBank(kernels, signals.channels(), length);
      Matrix features =
          new FeatureExtraction(preprocessing, bank, kernels.size(), workers)
              .features(signals, progress);
      Ridge ridge = new Ridge(workers);
      return fit(signals, settings, kernels, features, ridge, progress);
    }
  }

  /**
   * The kernels that these settings draw.
   *
   * @param channels of the signals
   * @param length samples a channel, after preprocessing, at least {@link #SHORTEST}
   */
  public static List<Kernel> draw(RocketSettings settings, int channels, int length) {
    return IntStream.range(0, settings.kernels())
        .mapToObj(k -> Kernel.draw(new SplitMix64(settings.seed(), k), channels, length))
        .toList();
  }

  private static RocketTraining fit(
      LabelledSignals signals,
      RocketSettings settings,
      List<Kernel> kernels,
      Matrix features,
      Ridge ridge,
      Progress progress) {
    int classes = signals.classes().size();
    progress.update("ridge", 0, 2);
    RidgeFit fit = ridge.fit(features, signals.labels(), classes);
    double[] importances = KernelImportance.of(fit.classifier());
    List<Kernel> kept = kernels;
    progress.update("ridge", 1, 2);
    if (settings.keep() < settings.kernels()) {
      int[] best = KernelImportance.best(importances, settings.keep());
      kept = Arrays.stream(best).mapToObj(kernels::get).toList();
      fit = ridge.fit(features.select(columns(best)), signals.labels(), classes);
    }
    progress.update("ridge", 2, 2);
    return new RocketTraining(
        model(signals, settings, kept, fit), fit.alpha(), fit.error(), importances);
  }

  private static RocketModel model(
      LabelledSignals signals, RocketSettings settings, List<Kernel> kernels, RidgeFit fit) {
    Provenance provenance = Provenance.of(Rocket.class, settings.entries(), signals.digest());
    return new RocketModel(
        signals.classes(),
        new InputShape.Signal(signals.channels(), signals.length()),
        Preprocessing.of(settings.preprocessing()),
        LeftOutScores.of(fit, signals.size(), signals.classes().size()).addTo(provenance),
        kernels,
        fit.classifier());
  }

  private static int[] columns(int[] kernels) {
    return Arrays.stream(kernels).flatMap(k -> IntStream.of(2 * k, 2 * k + 1)).toArray();
  }

  private static int checkedLength(LabelledSignals signals, Preprocessing preprocessing) {
    int length = preprocessing.outputLength(signals.length());
    if (length < SHORTEST) {
      throw new IllegalArgumentException(
          "signals of length %d (%d after %s) are too short for ROCKET: its kernels need %d samples"
              .formatted(signals.length(), length, preprocessing, SHORTEST));
    }
    return length;
  }
}
