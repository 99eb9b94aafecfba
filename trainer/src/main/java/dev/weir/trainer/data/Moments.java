package dev.weir.trainer.data;

/** Mean and population standard deviation of values. */
record Moments(double mean, double deviation) {

  static Moments of(double[]... rows) {
    long count = 0;
    double sum = 0;
    for (double[] row : rows) {
      for (double value : row) {
        sum += value;
      }
      count += row.length;
    }
    double mean = sum / count;
    double squares = 0;
    for (double[] row : rows) {
      for (double value : row) {
        squares += (value - mean) * (value - mean);
      }
    }
    return new Moments(mean, Math.sqrt(squares / count));
  }

  /** Subtracts the mean and divides by the deviation, in place. */
  void standardise(double[]... rows) {
    for (double[] row : rows) {
      for (int i = 0; i < row.length; i++) {
        row[i] = (row[i] - mean) / deviation;
      }
    }
  }
}
