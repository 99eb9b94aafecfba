package dev.weir.linear;

import java.util.Random;

/** Features that tell something of the class, for tests of linear classifiers. */
final class Samples {

  private Samples() {}

  /** Every class in turn. */
  static int[] labels(int samples, int classes) {
    int[] labels = new int[samples];
    for (int i = 0; i < samples; i++) {
      labels[i] = i % classes;
    }
    return labels;
  }

  /** Noise, and 1 more in the feature that is the class. */
  static Matrix features(Random random, int samples, int features, int[] labels) {
    Matrix x = new Matrix(samples, features);
    for (int i = 0; i < samples; i++) {
      for (int f = 0; f < features; f++) {
        x.set(i, f, random.nextGaussian() + (f == labels[i] ? 1 : 0));
      }
    }
    return x;
  }
}
