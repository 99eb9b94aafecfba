package dev.weir.classifiers.signal;

/** A statistic of a channel that preprocessing may remove. */
enum RemovableStatistic {
  MEAN("mean", "--preprocess \"\" (none)"),

  /** The population standard deviation: the amplitude. */
  DEVIATION("standard deviation", "--preprocess centre"),

  /** Slope of the least-squares line, per sample. */
  SLOPE("slope", "--preprocess centre");

  private final String name;
  private final String keptBy;

  RemovableStatistic(String name, String keptBy) {
    this.name = name;
    this.keptBy = keptBy;
  }

  /** The training option that keeps it. */
  String keptBy() {
    return keptBy;
  }

  /**
   * The statistic of a channel.
   *
   * @param from index of the channel's first value
   */
  double of(double[] values, int from, int length) {
    return switch (this) {
      case MEAN -> mean(values, from, length);
      case DEVIATION -> deviation(values, from, length);
      case SLOPE -> slope(values, from, length);
    };
  }

  private static double mean(double[] values, int from, int length) {
    double sum = 0;
    for (int i = from; i < from + length; i++) {
      sum += values[i] / length; // prevents overflow
    }
    return sum;
  }

  private static double deviation(double[] values, int from, int length) {
    double mean = mean(values, from, length);
    double root = 0;
    for (int i = from; i < from + length; i++) {
      root = Math.hypot(root, (values[i] - mean) / Math.sqrt(length));
    }
    return root;
  }

  private static double slope(double[] values, int from, int length) {
    double mean = mean(values, from, length);
    double middle = (length - 1) / 2.0;
    double square = Math.max(1, length * ((double) length * length - 1) / 12);
    double slope = 0;
    for (int i = 0; i < length; i++) {
      slope += (values[from + i] - mean) * ((i - middle) / square);
    }
    return slope;
  }

  @Override
  public String toString() {
    return name;
  }
}
