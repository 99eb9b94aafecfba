package dev.weir.classifiers.linear;

import java.util.Random;

/** Features that depend on the class, for tests of linear classifiers. */
public final class Samples {

  private Samples() {}

  /** The classes in rotation. */
  public static int[] labels(int samples, int classes) {
    int[] labels = new int[samples];
    for (int i = 0; i < samples; i++) {
      labels[i] = i % classes;
    }
    return labels;
  }

  /** Noise, plus 1 in the feature with the class's index. */
  public static Matrix features(Random random, int samples, int features, int[] labels) {
    Matrix x = new Matrix(samples, features);
    for (int i = 0; i < samples; i++) {
      for (int f = 0; f < features; f++) {
        x.set(i, f, random.nextGaussian() + (f == labels[i] ? 1 : 0));
      }
    }
    return x;
  }
}
