package dev.weir.classifiers.wnn.elimination;

import dev.weir.classifiers.evaluation.ParallelScoring;
import dev.weir.classifiers.image.GreyImages;
import dev.weir.classifiers.internal.wnn.minima.Minima;
import dev.weir.classifiers.model.Progress;
import dev.weir.classifiers.wnn.WnnClassifier;
import dev.weir.classifiers.wnn.WnnScorer;
import dev.weir.classifiers.wnn.definition.WindowElimination;
import java.util.List;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.stream.IntStream;

/** Errors on test images by number of windows, in the order of an elimination. */
public final class WindowCurve {

  private WindowCurve() {}

  /**
   * Classifies each image with the best n windows, for every n.
   *
   * @param classifier with all windows
   * @param threads number of threads, at least 1
   * @return errors by number of windows, the first with one window
   */
  public static List<Integer> of(
      WnnClassifier classifier,
      WindowElimination elimination,
      GreyImages images,
      int threads,
      Progress progress) {
    int[] order = elimination.order().stream().mapToInt(Integer::intValue).toArray();
    AtomicIntegerArray errors = new AtomicIntegerArray(order.length);
    new ParallelScoring(threads, "errors by number of windows", progress)
        .forEach(
            images.size(),
            () -> {
              WnnScorer scorer = classifier.newScorer(images.size());
              long[][] distances = new long[classifier.classes()][images.area()];
              return image -> {
                scorer.windowDistances(images.image(image), distances);
                count(distances, order, images.label(image), errors);
              };
            });
    return IntStream.range(0, order.length).mapToObj(errors::get).toList();
  }

  /** Adds windows one by one, the last one left out first. */
  private static void count(long[][] distances, int[] order, int label, AtomicIntegerArray errors) {
    long[] sums = new long[distances.length];
    for (int windows = 1; windows <= order.length; windows++) {
      int added = order[order.length - windows];
      for (int c = 0; c < sums.length; c++) {
        sums[c] += distances[c][added];
      }
      if (Minima.index(sums) != label) {
        errors.incrementAndGet(windows - 1);
      }
    }
  }
}
