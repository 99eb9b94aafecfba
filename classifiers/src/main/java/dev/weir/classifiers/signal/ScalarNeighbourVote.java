package dev.weir.classifiers.signal;

import dev.weir.classifiers.model.Scores;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * A minimal classifier: each signal is classified by one number, by a vote of the five other
 * signals with the nearest numbers. It only needs a sort.
 */
final class ScalarNeighbourVote {
  private static final int VOTERS = 5;

  private final double[] numbers;
  private final int[] labels;
  private final int classes;
  private final int[] order;

  ScalarNeighbourVote(double[] numbers, int[] labels, int classes) {
    this.numbers = numbers;
    this.labels = labels;
    this.classes = classes;
    this.order =
        IntStream.range(0, numbers.length)
            .boxed()
            .sorted(
                Comparator.<Integer>comparingDouble(i -> numbers[i])
                    .thenComparingLong(ScalarNeighbourVote::shuffled))
            .mapToInt(Integer::intValue)
            .toArray();
  }

  /** In the order of a file sorted by class, equal numbers would reveal the classes. */
  private static long shuffled(int index) {
    long mixed = (index + 1) * 0x9E3779B97F4A7C15L;
    return (mixed ^ (mixed >>> 29)) * 0xBF58476D1CE4E5B9L;
  }

  /** For each signal, whether the vote is its class. */
  boolean[] hits() {
    boolean[] hits = new boolean[order.length];
    for (int place = 0; place < order.length; place++) {
      hits[order[place]] = winner(place) == labels[order[place]];
    }
    return hits;
  }

  private int winner(int place) {
    double[] votes = new double[classes];
    int below = place - 1;
    int above = place + 1;
    for (int voter = 0; voter < VOTERS && (below >= 0 || above < order.length); voter++) {
      boolean takesBelow = distance(place, below) <= distance(place, above);
      int next = takesBelow ? below-- : above++;
      votes[labels[order[next]]] += 1 - voter * 1e-3; // ties go to the nearest
    }
    return Scores.best(votes);
  }

  private double distance(int place, int other) {
    return other < 0 || other >= order.length
        ? Double.POSITIVE_INFINITY
        : Math.abs(numbers[order[other]] - numbers[order[place]]);
  }
}
