package dev.weir.testing;

import dev.weir.classifiers.signal.LabelledSignals;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** Synthetic signals. */
public final class Synthetic {

  private Synthetic() {}

  /** Class 0 is noise, class c a sine of c periods plus noise. */
  public static LabelledSignals sines(int size, int channels, int length, int classes, long seed) {
    Random random = new Random(seed);
    double[][] signals = new double[size][channels * length];
    int[] labels = new int[size];
    for (int i = 0; i < size; i++) {
      labels[i] = i % classes;
      double phase = random.nextDouble();
      for (int t = 0; t < signals[i].length; t++) {
        double angle = 2 * Math.PI * (labels[i] * (double) (t % length) / length + phase);
        double sine = labels[i] == 0 ? 0 : Math.sin(angle);
        signals[i][t] = 3 * sine + random.nextGaussian();
      }
    }
    List<String> names = IntStream.range(0, classes).mapToObj(c -> "sine-" + c).toList();
    return new LabelledSignals(signals, channels, labels, names);
  }

  /** Standard normal values. */
  public static double[] noise(int length, Random random) {
    return random.doubles(length, -1, 1).map(value -> value * 3 + random.nextGaussian()).toArray();
  }
}
