package dev.weir.classifiers.selectedrocket;

import dev.weir.classifiers.linear.LinearClassifier;
import java.util.Comparator;
import java.util.stream.IntStream;

/** The importance of kernels in a linear classifier of their features. */
final class KernelImportance {

  private KernelImportance() {}

  /** For each kernel, the sum of the norms of the coefficients of its PPV and its max. */
  static double[] of(LinearClassifier classifier) {
    return IntStream.range(0, classifier.features() / 2)
        .mapToDouble(k -> classifier.norm(2 * k) + classifier.norm(2 * k + 1))
        .toArray();
  }

  /** The most important kernels, in ascending order of index; of equal ones the first. */
  static int[] best(double[] importances, int count) {
    return IntStream.range(0, importances.length)
        .boxed()
        .sorted(Comparator.comparingDouble((Integer k) -> -importances[k]))
        .limit(count)
        .mapToInt(Integer::intValue)
        .sorted()
        .toArray();
  }
}
