package dev.weir.classifiers.wnn.elimination;

import dev.weir.classifiers.concurrent.WorkerPool;
import dev.weir.classifiers.image.GreyImages;
import dev.weir.classifiers.internal.wnn.minima.Minima;
import dev.weir.classifiers.model.Progress;
import dev.weir.classifiers.wnn.WnnClassifier;
import dev.weir.classifiers.wnn.definition.TrainingSet;
import dev.weir.classifiers.wnn.definition.WindowElimination;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Leaves out one window after the other, down to the last, by the errors on validation images
 * (Setterqvist, Kruglyak, Forchheimer, "An Improved Nearest Neighbour Classifier", backward
 * elimination).
 *
 * <p>For each window W that is left, NE(W) is the number of validation images misclassified without
 * W; ties of classes go to the lowest class, as everywhere. The windows with the least NE are the
 * candidates, and the one with the greatest GAP is left out; of equal ones, the one with the lowest
 * index. GAP(W) is the sum over the validation images of {@code D(true class) - min D}, where D is
 * a class's distance without W, the p-th root of the exact sum. It is defined to the bit: a sum,
 * divided by the units of a distance, is rounded to a double; its root is that double for p = 1,
 * {@link Math#sqrt} for p = 2, {@link StrictMath#pow} with the exponent {@code 1 / p} otherwise;
 * the two roots are subtracted; and the differences are added in the order of the images, from 0
 * on. Only misclassified images add to it. The result therefore depends neither on the number of
 * threads nor on the platform.
 *
 * <p>Worked example: for two windows and three images, misclassified without window 0 are images 1
 * and 2, without window 1 only image 2: window 1 is left out, and one error remains.
 *
 * <p>Cost: the distances are measured once. In each step most images need not be considered: an
 * image whose true class leads every other one by more than any window can change is classified
 * correctly without any one window.
 */
public final class BackwardElimination {

  private final WindowDistances distances;
  private final int classes;
  private final Root root;
  private final WorkerPool workers;

  /** Sums over the windows left, by image and class. */
  private final long[][] sums;

  /** The most by which a window raises a class's lead over the true class, by image and class. */
  private final long[][] mostRaised;

  /** The windows left, ascending. */
  private int[] left;

  private BackwardElimination(
      WindowDistances distances, WnnClassifier classifier, WorkerPool workers) {
    this.distances = distances;
    this.classes = classifier.classes();
    this.root = new Root(classifier.parameters().power(), classifier.unitsPerOne());
    this.workers = workers;
    this.left = IntStream.range(0, distances.windows()).toArray();
    this.sums = new long[distances.size()][classes];
    this.mostRaised = new long[distances.size()][classes];
    workers.run(distances.size(), this::addUp);
  }

  /**
   * The p-th root of a sum, as in the definition of GAP.
   *
   * @param power p
   * @param units units of a distance per 1
   */
  record Root(double power, double units) {
    double of(long sum) {
      double value = sum / units;
      if (power == 1) {
        return value;
      }
      return power == 2 ? Math.sqrt(value) : StrictMath.pow(value, 1 / power);
    }
  }

  /**
   * Orders the windows of a classifier.
   *
   * @param classifier with all windows
   * @param validation images that are not among its training images, like those after preprocessing
   * @param threads number of threads, at least 1; the result does not depend on it
   * @throws IllegalArgumentException if there are no images, they have another size, or not all
   *     windows count
   * @throws dev.weir.classifiers.memory.NotEnoughMemoryException if the distances of the images do
   *     not fit into memory
   */
  public static WindowElimination run(
      WnnClassifier classifier, GreyImages validation, int threads, Progress progress) {
    TrainingSet training = classifier.training();
    if (validation.size() == 0
        || validation.width() != training.width()
        || validation.height() != training.height()) {
      throw new IllegalArgumentException(
          "there are %d validation images of %d x %d; training images have %d x %d"
              .formatted(
                  validation.size(),
                  validation.width(),
                  validation.height(),
                  training.width(),
                  training.height()));
    }
    if (!classifier.selection().isAll()) {
      throw new IllegalArgumentException("windows are chosen among all, not among some");
    }
    WindowDistances distances = WindowDistances.of(classifier, validation, threads, progress);
    try (WorkerPool workers = new WorkerPool(threads)) {
      return new BackwardElimination(distances, classifier, workers).run(progress);
    }
  }

  private void addUp(int image) {
    int label = distances.label(image);
    for (int c = 0; c < classes; c++) {
      long most = Long.MIN_VALUE;
      for (int window : left) {
        long there = distances.of(image, c, window);
        sums[image][c] += there;
        most = Math.max(most, there - distances.of(image, label, window));
      }
      mostRaised[image][c] = most;
    }
  }

  private WindowElimination run(Progress progress) {
    int all = left.length;
    List<Integer> order = new ArrayList<>();
    Integer[] errors = new Integer[all];
    errors[all - 1] = errors();
    while (left.length > 1) {
      progress.update("leaving out windows", order.size(), all);
      Step step = step();
      errors[left.length - 2] = step.errors();
      order.add(step.window());
      leaveOut(step.window());
    }
    order.add(left[0]);
    progress.update("leaving out windows", all, all);
    return new WindowElimination(order, List.of(errors), distances.size());
  }

  /**
   * The window to leave out.
   *
   * @param window the window
   * @param errors NE of the window
   */
  private record Step(int window, int errors) {}

  private Step step() {
    int[] unsure = IntStream.range(0, distances.size()).filter(this::isUnsure).toArray();
    int[] errors = new int[left.length];
    double[] gaps = new double[left.length];
    int chunk = Math.ceilDiv(left.length, workers.threads());
    workers.run(
        Math.ceilDiv(left.length, chunk),
        share -> {
          int end = Math.min(left.length, (share + 1) * chunk);
          for (int image : unsure) {
            for (int at = share * chunk; at < end; at++) {
              count(image, at, errors, gaps);
            }
          }
        });
    int best = 0;
    for (int at = 1; at < left.length; at++) {
      boolean fewer = errors[at] < errors[best];
      best = fewer || (errors[at] == errors[best] && gaps[at] > gaps[best]) ? at : best;
    }
    return new Step(left[best], errors[best]);
  }

  /** Whether leaving out a single window might make, or leave, the image an error. */
  private boolean isUnsure(int image) {
    int label = distances.label(image);
    for (int c = 0; c < classes; c++) {
      if (c != label && sums[image][c] - sums[image][label] <= mostRaised[image][c]) {
        return true;
      }
    }
    return false;
  }

  private void count(int image, int at, int[] errors, double[] gaps) {
    int label = distances.label(image);
    int nearest = 0;
    long least = Long.MAX_VALUE;
    for (int c = 0; c < classes; c++) {
      long without = sums[image][c] - distances.of(image, c, left[at]);
      if (without < least) {
        least = without;
        nearest = c;
      }
    }
    if (nearest != label) {
      errors[at]++;
      long own = sums[image][label] - distances.of(image, label, left[at]);
      gaps[at] += root.of(own) - root.of(least);
    }
  }

  private int errors() {
    int errors = 0;
    for (int image = 0; image < distances.size(); image++) {
      errors += Minima.index(sums[image]) == distances.label(image) ? 0 : 1;
    }
    return errors;
  }

  private void leaveOut(int window) {
    left = IntStream.of(left).filter(each -> each != window).toArray();
    for (int image = 0; image < distances.size(); image++) {
      for (int c = 0; c < classes; c++) {
        sums[image][c] -= distances.of(image, c, window);
      }
    }
  }
}
