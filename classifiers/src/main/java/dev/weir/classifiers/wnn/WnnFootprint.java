package dev.weir.classifiers.wnn;

import dev.weir.classifiers.internal.wnn.cascade.DwnnMemory;
import dev.weir.classifiers.internal.wnn.cascade.WnnMemory;
import dev.weir.classifiers.wnn.definition.Extension;
import dev.weir.classifiers.wnn.definition.WnnParameters;

/**
 * Heap of windowed nearest neighbour. What the training images represent takes none: it is made
 * while it is compared. Worked example: 240,000 images of 28 x 28 take 188 MB, and with shifts
 * another 188 MB for means of 2 x 2 pixels.
 *
 * @param width width of an image
 * @param height height of an image
 */
public record WnnFootprint(int width, int height) {

  /** Bytes of the training images in the kernels' layout. */
  public long ofImages(long images, Extension extension) {
    long pixels = images * width * height;
    return pixels + (extension.shifts() > 0 ? pixels : pixels / 4);
  }

  /**
   * Bytes of one scorer.
   *
   * @param largest number of images in the largest class
   */
  public long ofScorer(WnnParameters parameters, int largest) {
    WnnMemory memory = new WnnMemory(width, height);
    return memory.ofScorer(parameters) + memory.ofScorerFor(largest);
  }

  /**
   * Bytes of one scorer of DWNN that classifies many images at once.
   *
   * @param images number of training images
   */
  public long ofDwnnScorer(WnnParameters parameters, int images) {
    DwnnMemory memory = new DwnnMemory(width, height);
    return memory.ofScorer(images, parameters.extension()) + memory.ofMany(images);
  }

  /**
   * Bytes of a scorer of WNN and DWNN for several sets, besides those of {@link #ofScorer}.
   *
   * @param parameters with the largest extension
   * @param sets number of sets
   * @param images number of training images
   */
  public long ofNestedScorer(WnnParameters parameters, int sets, int images) {
    DwnnMemory memory = new DwnnMemory(width, height);
    return sets * (memory.ofScorer(images, parameters.extension()) + memory.ofMany(images))
        + (sets - 1) * new WnnMemory(width, height).ofScorer(parameters);
  }
}
