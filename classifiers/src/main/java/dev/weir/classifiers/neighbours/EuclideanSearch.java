package dev.weir.classifiers.neighbours;

/** Search by Euclidean distance: the square root of the sum of squared differences. */
public final class EuclideanSearch implements NeighbourSearch {

  private final double[][] training;
  private final NearestList nearest;

  /**
   * Keeps the training signals without copying them.
   *
   * @param training of equal length
   * @param k number of neighbours, 1 to the number of signals
   */
  public EuclideanSearch(double[][] training, int k) {
    checkCount(k, training.length);
    this.training = training;
    this.nearest = new NearestList(k);
  }

  @Override
  public Neighbours nearest(double[] query) {
    checkLength(query, training[0].length);
    nearest.clear();
    for (int i = 0; i < training.length; i++) {
      nearest.offer(i, square(query, training[i]));
    }
    return nearest.toNeighbours();
  }

  /** The squared distance of two signals of equal length. */
  public static double square(double[] first, double[] second) {
    double sum = 0;
    for (int i = 0; i < first.length; i++) {
      double difference = first[i] - second[i];
      sum += difference * difference;
    }
    return sum;
  }

  /** Refuses more neighbours than signals. */
  public static void checkCount(int k, int signals) {
    if (k < 1 || k > signals) {
      throw new IllegalArgumentException(
          "k must be 1 to %,d, the number of training signals, not %d".formatted(signals, k));
    }
  }

  /** Refuses a query of another length. */
  public static void checkLength(double[] query, int length) {
    if (query.length != length) {
      throw new IllegalArgumentException(
          "the signal has %d values, training signals have %d".formatted(query.length, length));
    }
  }
}
