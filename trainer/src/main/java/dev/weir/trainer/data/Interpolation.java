package dev.weir.trainer.data;

/** Linear interpolation of a signal to another number of samples. */
final class Interpolation {
  private Interpolation() {}

  /**
   * Samples the polyline through the values at evenly spaced positions, including both ends. With
   * size 3, 0, 2 becomes 0, 1, 2.
   *
   * @param values at least 2 samples
   * @param size at least 2
   */
  static double[] resample(double[] values, int size) {
    double[] from = grid(values.length);
    double[] to = grid(size);
    double[] result = new double[size];
    int left = 0;
    for (int i = 0; i < size - 1; i++) {
      while (from[left + 1] <= to[i]) {
        left++;
      }
      double slope = (values[left + 1] - values[left]) / (from[left + 1] - from[left]);
      result[i] = slope * (to[i] - from[left]) + values[left];
    }
    result[size - 1] = values[values.length - 1];
    return result;
  }

  /** Returns evenly spaced positions from 0 to 1. */
  private static double[] grid(int size) {
    double step = 1.0 / (size - 1);
    double[] positions = new double[size];
    for (int i = 0; i < size - 1; i++) {
      positions[i] = i * step;
    }
    positions[size - 1] = 1;
    return positions;
  }
}
