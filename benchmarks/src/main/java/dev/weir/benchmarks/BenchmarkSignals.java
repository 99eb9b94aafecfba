package dev.weir.benchmarks;

import dev.weir.classifiers.model.NumberedClasses;
import dev.weir.classifiers.signal.LabelledSignals;
import java.util.List;
import java.util.Random;

/** Synthetic signals: sines with as many periods as the class number, plus noise. */
final class BenchmarkSignals {

  private BenchmarkSignals() {}

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
}
