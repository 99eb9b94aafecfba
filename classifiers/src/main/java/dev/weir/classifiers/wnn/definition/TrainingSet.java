package dev.weir.classifiers.wnn.definition;

import dev.weir.classifiers.image.GreyImages;
import dev.weir.classifiers.internal.wnn.blocks.Pooling;
import dev.weir.classifiers.internal.wnn.blocks.TrainingBlocks;
import dev.weir.classifiers.memory.MemoryNeed;
import java.util.ArrayList;
import java.util.List;

/**
 * Training images in the kernels' layout, and means of 2 x 2 pixels for bounds. Images are added
 * one at a time, so they can be streamed. Filled by one thread, then read-only.
 */
public final class TrainingSet {

  /** The brightest pixel that there can be. */
  private static final int MOST = 255;

  private final int width;
  private final int height;
  private final TrainingBlocks images;
  private final List<Pooling> poolings = new ArrayList<>();
  private final List<TrainingBlocks> pooled = new ArrayList<>();
  private int size;
  private int brightest;

  /**
   * An empty set.
   *
   * @param width width of the images, 1 to {@value GreyImages#MAX_SIDE}
   * @param height height of the images, 1 to {@value GreyImages#MAX_SIDE}
   * @param classes number of classes
   * @param shifted whether images will be shifted: means are then kept for every offset
   */
  public TrainingSet(int width, int height, int classes, boolean shifted) {
    requireSide(width);
    requireSide(height);
    this.width = width;
    this.height = height;
    this.images = new TrainingBlocks(width * height, classes);
    int offsets = shifted ? 2 : 1;
    for (int offset = 0; offset < offsets * offsets; offset++) {
      Pooling pooling = new Pooling(width, height, offset % offsets, offset / offsets);
      poolings.add(pooling);
      pooled.add(new TrainingBlocks(pooling.cellsAcross() * pooling.cellsDown(), classes));
    }
  }

  private static void requireSide(int side) {
    if (side < 1 || side > GreyImages.MAX_SIDE) {
      throw new IllegalArgumentException(
          "a side of %d pixels; it can have 1 to %d".formatted(side, GreyImages.MAX_SIDE));
    }
  }

  private static void checkMemory(GreyImages images, boolean shifted) {
    double pixels = (double) images.size() * images.width() * images.height();
    MemoryNeed.of("windowed nearest neighbour with %,d training images".formatted(images.size()))
        .remedy("use fewer training images")
        .plus("images", pixels)
        .plus("images in blocks", pixels)
        .plus("means of 2 x 2 pixels", shifted ? pixels : pixels / 4)
        .check();
  }

  /** A set of these images. */
  public static TrainingSet of(GreyImages images, boolean shifted) {
    checkMemory(images, shifted);
    TrainingSet set = new TrainingSet(images.width(), images.height(), images.classes(), shifted);
    for (int i = 0; i < images.size(); i++) {
      set.add(images.label(i), images.image(i), 0);
    }
    return set;
  }

  /**
   * Appends a copy of an image to its class.
   *
   * @param label its class, from 0
   * @param pixels contains the image, row by row
   * @param from index of its first pixel
   */
  public void add(int label, byte[] pixels, int from) {
    images.add(label, pixels, from);
    for (int offset = 0; offset < pooled.size(); offset++) {
      pooled.get(offset).add(label, poolings.get(offset).pool(pixels, from), 0);
    }
    for (int k = from; k < from + width * height; k++) {
      brightest = Math.max(brightest, pixels[k] & 0xff);
    }
    size++;
  }

  /** A copy of the first images of the first class, with the bounds of the whole set. */
  public TrainingSet sample(int most) {
    TrainingSet sample = new TrainingSet(width, height, classes(), shifted());
    for (int place = 0; place < Math.min(most, size(0)); place++) {
      sample.add(0, image(0, place), 0);
    }
    sample.brightest = brightest;
    return sample;
  }

  /** Number of images. */
  public int size() {
    return size;
  }

  /** Number of images of a class. */
  public int size(int label) {
    return images.size(label);
  }

  /** Number of classes. */
  public int classes() {
    return images.classes();
  }

  /** A copy of an image's pixels, by its class and its index in the class. */
  public byte[] image(int label, int place) {
    return images.image(label, place);
  }

  /** Memory of the images in bytes. */
  public long bytes() {
    return images.bytes() + pooled.stream().mapToLong(TrainingBlocks::bytes).sum();
  }

  /** Pixels per row. */
  public int width() {
    return width;
  }

  /** Pixels per column. */
  public int height() {
    return height;
  }

  /** Whether means are kept for every offset. */
  public boolean shifted() {
    return pooled.size() > 1;
  }

  /** An upper bound of all pixels, of the training images and all that they represent. */
  public int brightest(Extension extension) {
    return extension.overshoots() ? MOST : brightest;
  }

  /** The images in the kernels' layout; for this module only. */
  public TrainingBlocks images() {
    return images;
  }

  /** Means with these offsets, 0 or 1; for this module only. */
  public TrainingBlocks pooled(int offsetX, int offsetY) {
    return pooled.get(offsetX + 2 * offsetY);
  }

  /** How the means with these offsets are computed; for this module only. */
  public Pooling pooling(int offsetX, int offsetY) {
    return poolings.get(offsetX + 2 * offsetY);
  }
}
