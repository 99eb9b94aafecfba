package dev.weir.wnn;

import dev.weir.image.GreyImages;

/**
 * Windowed nearest neighbour (Setterqvist, Kruglyak, Forchheimer, "An Improved Nearest Neighbour
 * Classifier"): a class's distance is the sum, over windows centred on every pixel, of the least
 * p-th power distance between the window's part of the query and that of any training image of the
 * class. The class with the least distance wins; of equals the lowest. Immutable.
 */
public final class WnnClassifier {

  private final GreyImages training;
  private final TrainingBlocks blocks;
  private final WindowGrid grid;
  private final int power;

  /**
   * Takes the training images.
   *
   * @param training at least one of each class
   * @param window side of the windows, odd; from {@code 2 * side - 1} on this is the nearest
   *     neighbour
   * @param power p, 1 or more
   * @throws IllegalArgumentException if a class is empty, the window even or p too small or too
   *     large
   */
  public WnnClassifier(GreyImages training, int window, int power) {
    if (power < 1) {
      throw new IllegalArgumentException("p is 1 or more, not " + power);
    }
    this.training = training;
    this.grid = WindowGrid.of(training.width(), training.height(), window);
    requireRoom(grid, power);
    this.blocks = new TrainingBlocks(training);
    this.power = power;
  }

  private static void requireRoom(WindowGrid grid, int power) {
    if (Math.pow(255, power) * grid.pixelsOfAll() >= Long.MAX_VALUE) {
      throw new IllegalArgumentException(
          "p = %d is too large: sums over windows of these images would not fit 64 bits"
              .formatted(power));
    }
  }

  /** How many classes. */
  public int classes() {
    return blocks.classes();
  }

  /** How many training images. */
  public int trainingImages() {
    return training.size();
  }

  /** A scorer for one thread. */
  public WnnScorer newScorer() {
    return new WnnScorer(blocks, grid, power);
  }
}
