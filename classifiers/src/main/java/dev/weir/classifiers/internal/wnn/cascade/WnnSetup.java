package dev.weir.classifiers.internal.wnn.cascade;

import dev.weir.classifiers.internal.wnn.variants.BlockVariants;
import dev.weir.classifiers.internal.wnn.window.PowerTable;
import dev.weir.classifiers.internal.wnn.window.WindowGrid;
import dev.weir.classifiers.wnn.definition.TrainingSet;
import dev.weir.classifiers.wnn.definition.WindowSelection;
import dev.weir.classifiers.wnn.definition.WnnParameters;

/**
 * All that defines the distances of WNN and DWNN.
 *
 * @param training the training images
 * @param parameters the parameters
 * @param selection the windows that count
 * @param powers costs of differences of pixels
 */
public record WnnSetup(
    TrainingSet training, WnnParameters parameters, WindowSelection selection, PowerTable powers) {

  /**
   * The powers for training images of this size.
   *
   * @throws IllegalArgumentException if p is so large that sums would not fit into 64 bits
   */
  public static PowerTable powers(int width, int height, WnnParameters parameters) {
    // Of all windows, so that a window's distance does not depend on the selection.
    WindowGrid grid = WindowGrid.of(width, height, parameters.window());
    return PowerTable.of(parameters.power(), (double) grid.cellsOfAll() * parameters.neighbours());
  }

  /** The windows that count. */
  public WindowGrid grid() {
    return WindowGrid.of(training.width(), training.height(), parameters.window(), selection);
  }

  /** The same windows over cells of 2 x 2 pixels; null if they hold no whole cells. */
  WindowGrid cells() {
    return WindowGrid.pooled(training.width(), training.height(), parameters.window(), selection);
  }

  /** An upper bound of all pixels, of the training images and all that they represent. */
  public int brightest() {
    return training.brightest(parameters.extension());
  }

  /** Makes what the training images represent, for one thread. */
  public BlockVariants newVariants() {
    return new BlockVariants(parameters.extension(), training.width(), training.height());
  }

  /** The greatest cost of a pixel, in units of a distance. */
  double mostOfPixel() {
    return Math.pow(PowerTable.GREYS - 1, powers.power()) * powers.unitsPerOne();
  }

  /** Number of pixels to compare when this many images are classified. */
  public double cells(int images) {
    double pixels = (double) images * training.size() * training.width() * training.height();
    return parameters.imagesEach() * pixels;
  }

  /** Whether a window's distance always fits into an int. */
  public boolean fitsInts() {
    double most = powers.raised(PowerTable.GREYS - 1);
    return most * grid().largest() * parameters.neighbours() <= Integer.MAX_VALUE;
  }

  /** Whether many images can be classified at once. */
  public boolean hasBatches() {
    return parameters.power() == 2
        && parameters.neighbours() == 1
        && brightest() > 1
        && cells() != null;
  }

  /** The same with a few training images of the first class only. */
  public WnnSetup sample(int images) {
    return new WnnSetup(training.sample(images), parameters, selection, powers);
  }
}
