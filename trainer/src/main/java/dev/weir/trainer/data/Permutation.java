package dev.weir.trainer.data;

import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;

/** Random permutations by Fisher and Yates' shuffle. */
final class Permutation {
  private Permutation() {}

  /**
   * The numbers from 0 to size - 1 in random order.
   *
   * @param below draws an integer from 0 to below its argument
   */
  static int[] of(int size, IntUnaryOperator below) {
    int[] order = IntStream.range(0, size).toArray();
    for (int i = size - 1; i > 0; i--) {
      int other = below.applyAsInt(i + 1);
      int kept = order[i];
      order[i] = order[other];
      order[other] = kept;
    }
    return order;
  }
}
