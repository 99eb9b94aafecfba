package dev.weir.classifiers.wnn;

import dev.weir.classifiers.wnn.definition.TrainingSet;
import dev.weir.classifiers.wnn.definition.WindowSelection;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import java.util.function.ObjIntConsumer;
import java.util.stream.IntStream;

/**
 * Explains an image's classification: for every class and window, the least distance and its
 * training image. A class's distance is the sum over its windows, in whole units, so the
 * explanation is exact: {@link #distance} equals {@link WnnScorer#distances} to the bit.
 *
 * <p>A window that the model leaves out contributes 0. Windows are indexed by their centre pixel,
 * row by row: 784 for 28 x 28 pixels. Of equally near training images, the first counts. With k
 * neighbours a window's distance is the sum of the k least, and its training image the nearest.
 *
 * <p>Source: Setterqvist, Kruglyak, Forchheimer, "An Improved Nearest Neighbour Classifier",
 * section 2.
 */
public final class WnnExplanation {

  private final int width;
  private final int height;
  private final double unitsPerOne;
  private final long[][] distances;
  private final ShiftedImage[][] choices;
  private final WindowSelection selection;
  private final BitSet kept;

  WnnExplanation(
      int width,
      int height,
      WindowSelection selection,
      double unitsPerOne,
      long[][] distances,
      ShiftedImage[][] choices) {
    this.width = width;
    this.height = height;
    this.selection = selection;
    this.kept = selection.toBitSet();
    this.unitsPerOne = unitsPerOne;
    this.distances = distances;
    this.choices = choices;
  }

  /**
   * A training image, or one that it represents.
   *
   * @param place index among the images of its class, from 0
   * @param right shift to the right, in pixels
   * @param down shift down, in pixels
   * @param change what was done to the image before it was shifted, such as {@code rotated +5
   *     degrees}; empty for nothing
   */
  public record ShiftedImage(int place, int right, int down, String change) {

    /** Shifted only. */
    public ShiftedImage(int place, int right, int down) {
      this(place, right, down, "");
    }
  }

  /**
   * A training image and the number of windows in which it is the nearest.
   *
   * @param choice the image
   * @param windows number of windows
   */
  public record NearestCount(ShiftedImage choice, int windows) {}

  /**
   * Explains an image; takes as long as a comparison with every training image in plain Java.
   *
   * @param image its pixels, like the training images': row by row, after preprocessing
   * @throws IllegalArgumentException if the number of pixels is wrong
   */
  public static WnnExplanation of(WnnClassifier classifier, byte[] image) {
    return of(classifier, image, NearestPerWindow::search);
  }

  /**
   * Explains the classification of an image by DWNN: a class's distance is that of its nearest
   * training image, so all of its windows have the same {@link ShiftedImage#place}.
   *
   * @param classifier WNN with the same training images and parameters, with k = 1
   * @param image as in {@link #of}
   * @throws IllegalArgumentException if the number of pixels is wrong
   */
  public static WnnExplanation byImage(WnnClassifier classifier, byte[] image) {
    return of(classifier, image, NearestPerWindow::searchByImage);
  }

  private static WnnExplanation of(
      WnnClassifier classifier, byte[] image, ObjIntConsumer<NearestPerWindow> searching) {
    TrainingSet training = classifier.training();
    if (image.length != training.width() * training.height()) {
      throw new IllegalArgumentException(
          "the image has %d pixels, the training images %d x %d"
              .formatted(image.length, training.width(), training.height()));
    }
    NearestPerWindow search = new NearestPerWindow(classifier.setup(), image);
    int classes = training.classes();
    long[][] distances = new long[classes][];
    ShiftedImage[][] choices = new ShiftedImage[classes][];
    for (int c = 0; c < classes; c++) {
      searching.accept(search, c);
      distances[c] = search.distances();
      choices[c] = search.choices();
    }
    return new WnnExplanation(
        training.width(),
        training.height(),
        classifier.selection(),
        classifier.unitsPerOne(),
        distances,
        choices);
  }

  /** Windows per row: the image's width in pixels. */
  public int width() {
    return width;
  }

  /** Windows per column. */
  public int height() {
    return height;
  }

  /** Number of classes. */
  public int classes() {
    return distances.length;
  }

  /** Units of a distance per 1: greater than 1 only for a non-integer p. */
  public double unitsPerOne() {
    return unitsPerOne;
  }

  /** The windows that count. */
  public WindowSelection selection() {
    return selection;
  }

  /** Whether a window counts. */
  public boolean counts(int window) {
    return kept.get(window);
  }

  /** A class's distance: the sum over all windows that count. */
  public long distance(int label) {
    return kept.stream().mapToLong(window -> distances[label][window]).sum();
  }

  /** A window's contribution to a class's distance; 0 if the window does not count. */
  public long distance(int label, int window) {
    return kept.get(window) ? distances[label][window] : 0;
  }

  /** The training image of a class that is the nearest in a window, whether or not it counts. */
  public ShiftedImage choice(int label, int window) {
    return choices[label][window];
  }

  /**
   * A window's evidence: the other class's distance minus the winner's. Positive values favour the
   * winner; the sum over all windows is the difference of the two distances.
   */
  public long evidence(int winner, int other, int window) {
    return distance(other, window) - distance(winner, window);
  }

  /**
   * The training images of a class that are the nearest in some window, most frequent first.
   *
   * @param counted selects the windows
   */
  public List<NearestCount> chosen(int label, IntPredicate counted) {
    Map<ShiftedImage, Integer> counts = new LinkedHashMap<>();
    IntStream.range(0, choices[label].length)
        .filter(this::counts)
        .filter(counted)
        .forEach(window -> counts.merge(choices[label][window], 1, Integer::sum));
    List<NearestCount> all = new ArrayList<>();
    counts.forEach((choice, windows) -> all.add(new NearestCount(choice, windows)));
    all.sort((a, b) -> b.windows() - a.windows());
    return all;
  }
}
