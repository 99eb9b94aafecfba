package dev.weir.classifiers.image;

import dev.weir.base.Digests;
import dev.weir.classifiers.model.NumberedClasses;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;

/**
 * Images of one size with their classes. A pixel is a byte, 0 to 255, row by row. Arrays, passed in
 * or returned, are not copied and must not be changed.
 *
 * @param width pixels per row, 1 to {@value #MAX_SIDE}
 * @param height pixels per column, 1 to {@value #MAX_SIDE}
 * @param pixels all images, one after the other
 * @param labels for each image the index of its class
 * @param classNames distinct class names, indexed by labels
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record GreyImages(
    int width, int height, byte[] pixels, int[] labels, List<String> classNames) {

  /** The maximum width and height. */
  public static final int MAX_SIDE = 64;

  /**
   * Images whose classes are named by their numbers, from 0.
   *
   * @param classes number of classes
   * @see #GreyImages(int, int, byte[], int[], List)
   */
  public GreyImages(int width, int height, byte[] pixels, int[] labels, int classes) {
    this(width, height, pixels, labels, NumberedClasses.of(classes));
  }

  /**
   * Validates the images.
   *
   * @throws IllegalArgumentException if these are inconsistent
   */
  public GreyImages {
    if (width < 1 || width > MAX_SIDE || height < 1 || height > MAX_SIDE) {
      throw new IllegalArgumentException(
          "images of %d x %d pixels; a side can have 1 to %d".formatted(width, height, MAX_SIDE));
    }
    if (pixels.length != (long) labels.length * width * height) {
      throw new IllegalArgumentException(
          "%d pixels are not %d images of %d x %d"
              .formatted(pixels.length, labels.length, width, height));
    }
    requireLabels(labels, classNames);
    classNames = List.copyOf(classNames);
  }

  private static void requireLabels(int[] labels, List<String> classNames) {
    if (new HashSet<>(classNames).size() < classNames.size()) {
      throw new IllegalArgumentException("a class is named twice: " + classNames);
    }
    for (int i = 0; i < labels.length; i++) {
      if (labels[i] < 0 || labels[i] >= classNames.size()) {
        throw new IllegalArgumentException(
            "image %d has class %d; classes are 0 to %d"
                .formatted(i, labels[i], classNames.size() - 1));
      }
    }
  }

  /** Number of images. */
  public int size() {
    return labels.length;
  }

  /** Pixels per image. */
  public int area() {
    return width * height;
  }

  /** Number of classes. */
  public int classes() {
    return classNames.size();
  }

  /** The index of an image's class. */
  public int label(int image) {
    return labels[image];
  }

  /** For each image the index of its class; a copy. */
  @Override
  public int[] labels() {
    return labels.clone();
  }

  /** A pixel of an image, 0 to 255. */
  public int pixel(int image, int at) {
    return pixels[image * area() + at] & 0xff;
  }

  /** A copy of an image's pixels. */
  public byte[] image(int image) {
    return Arrays.copyOfRange(pixels, image * area(), (image + 1) * area());
  }

  /**
   * These images followed by others of the same size.
   *
   * @throws IllegalArgumentException if the others have other classes
   */
  public GreyImages with(GreyImages more) {
    if (!more.classNames.equals(classNames)) {
      throw new IllegalArgumentException(
          "images of the classes %s cannot be combined with images of %s"
              .formatted(more.classNames, classNames));
    }
    byte[] all = Arrays.copyOf(pixels, pixels.length + more.pixels.length);
    System.arraycopy(more.pixels, 0, all, pixels.length, more.pixels.length);
    int[] theirs = Arrays.copyOf(labels, labels.length + more.labels.length);
    System.arraycopy(more.labels, 0, theirs, labels.length, more.labels.length);
    return new GreyImages(width, height, all, theirs, classNames);
  }

  /** The given images, in this order. */
  public GreyImages select(int[] images) {
    byte[] chosen = new byte[images.length * area()];
    int[] theirs = new int[images.length];
    for (int i = 0; i < images.length; i++) {
      System.arraycopy(pixels, images[i] * area(), chosen, i * area(), area());
      theirs[i] = labels[images[i]];
    }
    return new GreyImages(width, height, chosen, theirs, classNames);
  }

  /** The same images with pixels of 1 (at least the threshold) and 0. */
  public GreyImages binarised(int threshold) {
    byte[] bits = new byte[pixels.length];
    for (int i = 0; i < bits.length; i++) {
      bits[i] = (byte) ((pixels[i] & 0xff) >= threshold ? 1 : 0);
    }
    return new GreyImages(width, height, bits, labels, classNames);
  }

  /** SHA-256 in hexadecimal of sizes, number of classes, labels and pixels, without class names. */
  public String digest() {
    MessageDigest sha = Digests.sha256();
    ByteBuffer head = ByteBuffer.allocate((4 + labels.length) * Integer.BYTES);
    head.putInt(size()).putInt(width).putInt(height).putInt(classes());
    head.asIntBuffer().put(labels);
    sha.update(head.array());
    sha.update(pixels);
    return Digests.hex(sha);
  }
}
