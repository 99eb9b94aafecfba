package dev.weir.trainer.data;

import java.util.Arrays;

/** The ten MNIST-1D templates, each like a digit drawn in one stroke. */
final class Mnist1dTemplates {
  private static final double[][] SHAPES = {
    {5, 6, 6.5, 6.75, 7, 7, 7, 7, 6.75, 6.5, 6, 5},
    {5, 3, 3, 3.4, 3.8, 4.2, 4.6, 5, 5.4, 5.8, 5, 5},
    {5, 6, 6.5, 6.5, 6, 5.25, 4.75, 4, 3.5, 3.5, 4, 5},
    {5, 6, 6.5, 6.5, 6, 5, 5, 6, 6.5, 6.5, 6, 5},
    {5, 4.4, 3.8, 3.2, 2.6, 2.6, 5, 5, 5, 5, 5, 5},
    {5, 3, 3, 3, 3, 5, 6, 6.5, 6.5, 6, 4.5, 5},
    {5, 4, 3.5, 3.25, 3, 3, 3, 3, 3.25, 3.5, 4, 5},
    {5, 7, 7, 6.6, 6.2, 5.8, 5.4, 5, 4.6, 4.2, 5, 5},
    {5, 4, 3.5, 3.5, 4, 5, 5, 4, 3.5, 3.5, 4, 5},
    {5, 4, 3.5, 3.5, 4, 5, 5, 5, 5, 4.7, 4.3, 5}
  };

  static final int COUNT = SHAPES.length;

  private Mnist1dTemplates() {}

  /** Returns a new array: a digit's template with deviation 1/6, starting at 0. */
  static double[] scaled(int digit) {
    double[] values = SHAPES[digit].clone();
    Moments.of(values).standardise(values);
    double first = values[0];
    Arrays.setAll(values, i -> (values[i] - first) / 6);
    return values;
  }
}
