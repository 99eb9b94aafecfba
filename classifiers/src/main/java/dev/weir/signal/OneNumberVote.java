package dev.weir.signal;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Classifies each of some signals by one number of it, as the five others vote whose numbers are
 * nearest: the plainest classifier there is, which takes a sort.
 */
final class OneNumberVote {
  private static final int VOTERS = 5;

  private final double[] numbers;
  private final int[] labels;
  private final int classes;
  private final int[] order;

  /** Takes a number and a label of each signal. */
  OneNumberVote(double[] numbers, int[] labels, int classes) {
    this.numbers = numbers;
    this.labels = labels;
    this.classes = classes;
    this.order =
        IntStream.range(0, numbers.length)
            .boxed()
            .sorted(
                Comparator.<Integer>comparingDouble(i -> numbers[i])
                    .thenComparingLong(OneNumberVote::shuffled))
            .mapToInt(Integer::intValue)
            .toArray();
  }

  /** Equal numbers in the order of a file that is sorted by class would tell the classes. */
  private static long shuffled(int index) {
    long mixed = (index + 1) * 0x9E3779B97F4A7C15L;
    return (mixed ^ (mixed >>> 29)) * 0xBF58476D1CE4E5B9L;
  }

  /** Of each signal whether the others vote for its class. */
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
      votes[labels[order[next]]] += 1 - voter * 1e-3; // of equal votes the nearest decides
    }
    double most = Arrays.stream(votes).max().orElseThrow();
    return IntStream.range(0, classes).filter(c -> votes[c] == most).findFirst().orElseThrow();
  }

  private double distance(int place, int other) {
    return other < 0 || other >= order.length
        ? Double.POSITIVE_INFINITY
        : Math.abs(numbers[order[other]] - numbers[order[place]]);
  }
}
