package dev.weir.wnn;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * Why an image was taken for a class: for every class and window, the least distance and the
 * training image that has it. A class's distance is the sum of those of its windows, in whole
 * units, so nothing is estimated: {@link #distance} equals {@link WnnScorer#distances}, to the bit.
 *
 * <p>Windows are named after the pixel that they are centred on, row by row: 784 for 28 x 28
 * pixels. Of training images that are equally near, the first counts. With k neighbours a window's
 * distance is the sum of the k least, and its training image the nearest.
 *
 * <p>Source: Setterqvist, Kruglyak, Forchheimer, "An Improved Nearest Neighbour Classifier",
 * section 2.
 */
public final class WnnExplanation {

  private final int width;
  private final int height;
  private final double unitsPerOne;
  private final long[][] distances;
  private final Choice[][] choices;

  WnnExplanation(
      int width, int height, double unitsPerOne, long[][] distances, Choice[][] choices) {
    this.width = width;
    this.height = height;
    this.unitsPerOne = unitsPerOne;
    this.distances = distances;
    this.choices = choices;
  }

  /**
   * A training image, or a shift of one.
   *
   * @param place among those of its class in the model, from 0
   * @param right by how many pixels it is shifted to the right
   * @param down by how many pixels it is shifted down
   */
  public record Choice(int place, int right, int down) {}

  /**
   * A training image and the windows that chose it.
   *
   * @param choice the image
   * @param windows how many
   */
  public record Chosen(Choice choice, int windows) {}

  /**
   * Explains an image; takes as long as comparing it with every training image in plain Java.
   *
   * @param image its pixels, as the training images': row by row, after preprocessing
   * @throws IllegalArgumentException if there are more or fewer pixels
   */
  public static WnnExplanation of(WnnClassifier classifier, byte[] image) {
    TrainingSet training = classifier.training();
    if (image.length != training.width() * training.height()) {
      throw new IllegalArgumentException(
          "the image has %d pixels, the training images %d x %d"
              .formatted(image.length, training.width(), training.height()));
    }
    WindowChoices search = new WindowChoices(classifier, image);
    int classes = training.classes();
    long[][] distances = new long[classes][];
    Choice[][] choices = new Choice[classes][];
    for (int c = 0; c < classes; c++) {
      search.search(c);
      distances[c] = search.distances();
      choices[c] = search.choices();
    }
    return new WnnExplanation(
        training.width(), training.height(), classifier.unitsPerOne(), distances, choices);
  }

  /** Windows a row: the pixels of the image's width. */
  public int width() {
    return width;
  }

  /** Windows a column. */
  public int height() {
    return height;
  }

  /** How many classes. */
  public int classes() {
    return distances.length;
  }

  /** How many of a distance's units are 1: more than 1 only where p is not whole. */
  public double unitsPerOne() {
    return unitsPerOne;
  }

  /** A class's distance: the sum over all windows. */
  public long distance(int label) {
    return Arrays.stream(distances[label]).sum();
  }

  /** What a window adds to a class's distance. */
  public long distance(int label, int window) {
    return distances[label][window];
  }

  /** The training image of a class that is the nearest in a window. */
  public Choice choice(int label, int window) {
    return choices[label][window];
  }

  /**
   * What a window says: the other class's distance less the winner's. Greater than 0 speaks for the
   * winner; over all windows they add up to the difference of the two distances.
   */
  public long evidence(int winner, int other, int window) {
    return distances[other][window] - distances[winner][window];
  }

  /**
   * The training images of a class that windows chose, the most chosen first.
   *
   * @param counted which windows count
   */
  public List<Chosen> chosen(int label, IntPredicate counted) {
    Map<Choice, Integer> counts = new LinkedHashMap<>();
    IntStream.range(0, choices[label].length)
        .filter(counted)
        .forEach(window -> counts.merge(choices[label][window], 1, Integer::sum));
    List<Chosen> all = new ArrayList<>();
    counts.forEach((choice, windows) -> all.add(new Chosen(choice, windows)));
    all.sort((a, b) -> b.windows() - a.windows());
    return all;
  }
}
