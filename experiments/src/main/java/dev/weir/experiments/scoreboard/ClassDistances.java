package dev.weir.experiments.scoreboard;

import dev.weir.classifiers.evaluation.ParallelScoring;
import dev.weir.classifiers.image.GreyImages;
import dev.weir.classifiers.model.Progress;
import dev.weir.classifiers.wnn.WindowClassifier;
import dev.weir.classifiers.wnn.WindowScorer;
import dev.weir.trainer.data.ImageDataSet;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * The exact distances of all classes for all tests.
 *
 * @param tests the tests
 * @param all by test and class
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record ClassDistances(GreyImages tests, long[][] all) {

  /** Measures the distances. */
  static ClassDistances of(
      ImageDataSet images, WindowClassifier classifier, int threads, Progress progress) {
    GreyImages tests = images.test();
    long[][] all = new long[tests.size()][classifier.classes()];
    new ParallelScoring(threads, "distances", progress)
        .forEach(
            tests.size(),
            () -> {
              WindowScorer scorer = classifier.newScorer(tests.size());
              return test -> scorer.distances(tests.image(test), all[test]);
            });
    return new ClassDistances(tests, all);
  }

  /** Tests whose class does not lead every lower one, and is not at least as near as others. */
  int errors() {
    return (int) IntStream.range(0, all.length).filter(test -> !isFirst(test)).count();
  }

  /** The same, and tests whose class is as near as another. */
  int errorsWithTies() {
    return (int) IntStream.range(0, all.length).filter(test -> own(test) >= other(test)).count();
  }

  private boolean isFirst(int test) {
    int nearest = 0;
    for (int c = 1; c < all[test].length; c++) {
      nearest = all[test][c] < all[test][nearest] ? c : nearest;
    }
    return nearest == tests.label(test);
  }

  private long own(int test) {
    return all[test][tests.label(test)];
  }

  /** The distance of the nearest other class. */
  private long other(int test) {
    return IntStream.range(0, all[test].length)
        .filter(c -> c != tests.label(test))
        .mapToLong(c -> all[test][c])
        .min()
        .orElse(Long.MAX_VALUE);
  }

  /**
   * The tests whose class leads least: those for which the distance of the nearest other class is
   * the least multiple of that of their own. Misclassified ones come first.
   *
   * @param most how many
   * @return their indices, ascending
   */
  int[] closest(int most) {
    return IntStream.range(0, all.length)
        .boxed()
        .sorted(Comparator.comparingDouble(this::lead))
        .limit(most)
        .mapToInt(Integer::intValue)
        .sorted()
        .toArray();
  }

  private double lead(int test) {
    return (double) other(test) / Math.max(1, own(test));
  }
}
