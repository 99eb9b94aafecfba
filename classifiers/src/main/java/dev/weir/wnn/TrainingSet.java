package dev.weir.wnn;

import dev.weir.image.GreyImages;
import dev.weir.memory.MemoryNeed;
import java.util.ArrayList;
import java.util.List;

/**
 * Training images as the kernels read them, and means of 2 x 2 pixels for bounds. Images go in one
 * at a time, so that they can be read from a stream; nothing else of them is kept. Filled by one
 * thread, then only read.
 */
public final class TrainingSet {

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
   * @param width of the images, 1 to {@value GreyImages#MAX_SIDE}
   * @param height of the images, 1 to {@value GreyImages#MAX_SIDE}
   * @param classes how many
   * @param shifted whether images will be shifted: means are then kept from every first pixel
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
        .remedy("take fewer training images")
        .plus("images", pixels)
        .plus("images in blocks", pixels)
        .plus("means of 2 x 2 pixels", shifted ? pixels : pixels / 4)
        .check();
  }

  /** All of some images, for shifts or not. */
  public static TrainingSet of(GreyImages images, boolean shifted) {
    checkMemory(images, shifted);
    TrainingSet set = new TrainingSet(images.width(), images.height(), images.classes(), shifted);
    for (int i = 0; i < images.size(); i++) {
      set.add(images.label(i), images.image(i), 0);
    }
    return set;
  }

  /**
   * Copies an image in, after the others of its class.
   *
   * @param label its class, from 0 on
   * @param pixels where it lies, row by row
   * @param from where it begins
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

  /** How many images. */
  public int size() {
    return size;
  }

  /** How many images of a class. */
  public int size(int label) {
    return images.size(label);
  }

  /** How many classes. */
  public int classes() {
    return images.classes();
  }

  /** A copy of an image's pixels, by its class and its place in that. */
  public byte[] image(int label, int place) {
    return images.image(label, place);
  }

  /** What the images take of memory. */
  long bytes() {
    return images.bytes() + pooled.stream().mapToLong(TrainingBlocks::bytes).sum();
  }

  /** Pixels a row. */
  public int width() {
    return width;
  }

  /** Pixels a column. */
  public int height() {
    return height;
  }

  /** Whether means are kept from every first pixel. */
  boolean shifted() {
    return pooled.size() > 1;
  }

  /** The brightest pixel of all. */
  int brightest() {
    return brightest;
  }

  TrainingBlocks images() {
    return images;
  }

  /** Means from a first pixel on; offsets are 0 or 1. */
  TrainingBlocks pooled(int offsetX, int offsetY) {
    return pooled.get(offsetX + 2 * offsetY);
  }

  Pooling pooling(int offsetX, int offsetY) {
    return poolings.get(offsetX + 2 * offsetY);
  }
}
