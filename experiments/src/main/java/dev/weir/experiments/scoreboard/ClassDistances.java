package dev.weir.experiments.scoreboard;

import dev.weir.classifiers.evaluation.ParallelScoring;
import dev.weir.classifiers.image.GreyImages;
import dev.weir.classifiers.model.Progress;
import dev.weir.classifiers.wnn.WindowClassifier;
import dev.weir.classifiers.wnn.WindowScorer;
import dev.weir.trainer.data.ImageDataSet;
import java.util.Arrays;
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

  /**
   * Plain nearest neighbour on pixels of 0 and 1: how many pixels differ from those of each class's
   * nearest image. All other distances are multiples of these for whole images, at any p.
   */
  static ClassDistances ofBits(ImageDataSet images, int threads, Progress progress) {
    GreyImages train = images.trainOfEachClass();
    GreyImages tests = images.test();
    long[][] bits =
        IntStream.range(0, train.size())
            .mapToObj(image -> bits(train.image(image)))
            .toArray(long[][]::new);
    int[] labels = train.labels();
    long[][] all = new long[tests.size()][train.classes()];
    new ParallelScoring(threads, "distances", progress)
        .forEach(
            tests.size(), () -> test -> nearest(bits(tests.image(test)), bits, labels, all[test]));
    return new ClassDistances(tests, all);
  }

  private static long[] bits(byte[] pixels) {
    long[] bits = new long[Math.ceilDiv(pixels.length, Long.SIZE)];
    for (int k = 0; k < pixels.length; k++) {
      bits[k / Long.SIZE] |= (long) pixels[k] << k % Long.SIZE;
    }
    return bits;
  }

  private static void nearest(long[] query, long[][] training, int[] labels, long[] byClass) {
    Arrays.fill(byClass, Long.MAX_VALUE);
    for (int image = 0; image < training.length; image++) {
      int differing = 0;
      for (int i = 0; i < query.length; i++) {
        differing += Long.bitCount(query[i] ^ training[image][i]);
      }
      byClass[labels[image]] = Math.min(byClass[labels[image]], differing);
    }
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
