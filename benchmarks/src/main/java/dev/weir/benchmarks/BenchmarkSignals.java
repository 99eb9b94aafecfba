package dev.weir.benchmarks;

import dev.weir.classifiers.model.NumberedClasses;
import dev.weir.classifiers.signal.LabelledSignals;
import java.util.List;
import java.util.Random;

/** Synthetic signals. */
final class BenchmarkSignals {
  private BenchmarkSignals() {}

  /** Sines with as many periods as the class number, plus noise. */
  static LabelledSignals sines(int size, int length, int classes) {
    Random random = new Random(42);
    double[][] signals = new double[size][length];
    int[] labels = new int[size];
    for (int i = 0; i < size; i++) {
      labels[i] = i % classes;
      for (int t = 0; t < length; t++) {
        double angle = 2 * Math.PI * labels[i] * t / length;
        signals[i][t] = Math.sin(angle) + random.nextGaussian();
      }
    }
    List<String> names = NumberedClasses.of(classes);
    return new LabelledSignals(signals, labels, names);
  }

  /** Noise as the kernels' input. */
  static float[][] noise(int size, int length) {
    Random random = new Random(42);
    float[][] signals = new float[size][length];
    for (float[] values : signals) {
      for (int t = 0; t < length; t++) {
        values[t] = (float) random.nextGaussian();
      }
    }
    return signals;
  }
}
