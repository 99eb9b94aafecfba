package dev.weir.systemtests.faults;

import dev.weir.classifiers.features.FeatureModel;
import dev.weir.classifiers.linear.LinearClassifier;
import dev.weir.classifiers.model.InputShape;
import dev.weir.classifiers.model.Progress;
import dev.weir.classifiers.model.Provenance;
import dev.weir.classifiers.model.SignalModel;
import dev.weir.classifiers.selectedrocket.SelectedRocket;
import dev.weir.classifiers.selectedrocket.SelectedRocketSettings;
import dev.weir.classifiers.selectedrocket.SelectedRocketTransform;
import dev.weir.classifiers.signal.LabelledSignals;
import dev.weir.classifiers.signal.Preprocessing;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** Real models, small and very large, and signals for them. */
public final class Models {
  public static final int LENGTH = 40;
  public static final List<String> CLASSES = List.of("flat", "bump");

  private static final int LARGE_CLASSES = 1_000;
  private static final int LARGE_KERNELS = 13_000;

  private Models() {}

  /** A model of two classes: signals with a rise in the middle, and signals without. */
  public static SignalModel small(long seed) {
    return small(seed, CLASSES);
  }

  /** The same with a third class, of signals that fall in the middle. */
  static SignalModel ofThreeClasses(long seed) {
    return small(seed, List.of("flat", "bump", "dip"));
  }

  private static SignalModel small(long seed, List<String> classes) {
    double[][] signals = new double[20 * classes.size()][];
    int[] labels = new int[signals.length];
    for (int i = 0; i < signals.length; i++) {
      labels[i] = i % classes.size();
      signals[i] = labels[i] < 2 ? values(i, labels[i] == 1) : dip(i);
    }
    SelectedRocketSettings settings =
        SelectedRocketSettings.defaults().withKernels(40, 20).withSeed(seed);
    return SelectedRocket.train(
            new LabelledSignals(signals, labels, classes), settings, Progress.NONE)
        .model();
  }

  private static double[] dip(int seed) {
    return Arrays.stream(values(seed, true)).map(value -> -value).toArray();
  }

  /** A signal, with a bump or without. */
  public static double[] values(int seed, boolean bump) {
    double[] values = new double[LENGTH];
    for (int t = 0; t < LENGTH; t++) {
      values[t] = Math.sin(seed + t * 1.7) * 0.3;
      values[t] += bump && t > 12 && t < 26 ? 2 : 0;
    }
    return values;
  }

  /**
   * A model of a thousand classes with random, untrained weights: 26,000 features x 1,000 classes x
   * 8 bytes = 208 MB.
   */
  static SignalModel large() {
    SelectedRocketSettings settings =
        SelectedRocketSettings.defaults().withKernels(LARGE_KERNELS, LARGE_KERNELS);
    return new FeatureModel(
        IntStream.range(0, LARGE_CLASSES).mapToObj(c -> "class" + c).toList(),
        new InputShape.Signal(1, LENGTH),
        Preprocessing.of(List.of()),
        new Provenance(new TreeMap<>()),
        new SelectedRocketTransform(1, LENGTH, SelectedRocket.draw(settings, 1, LENGTH)),
        drawn(2 * LARGE_KERNELS, LARGE_CLASSES));
  }

  private static LinearClassifier drawn(int features, int targets) {
    SplittableRandom random = new SplittableRandom(1);
    double[] scales = new double[features];
    Arrays.fill(scales, 1);
    double[][] coefficients = new double[features][];
    for (int f = 0; f < features; f++) {
      coefficients[f] = random.doubles(targets, -1, 1).toArray();
    }
    return new LinearClassifier(new double[features], scales, coefficients, new double[targets]);
  }
}
