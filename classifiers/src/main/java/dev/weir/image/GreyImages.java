package dev.weir.image;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Images of one size with their classes. A pixel is a byte, 0 to 255, row by row. Not copied:
 * neither the arrays nor what is read from them may be changed.
 */
public final class GreyImages {

  /** The greatest width and height. */
  public static final int MAX_SIDE = 64;

  private final int width;
  private final int height;
  private final byte[] pixels;
  private final int[] labels;
  private final List<String> classNames;

  /**
   * Takes images whose classes have their numbers for names, from 0 on.
   *
   * @param classes how many
   * @see #GreyImages(int, int, byte[], int[], List)
   */
  public GreyImages(int width, int height, byte[] pixels, int[] labels, int classes) {
    this(
        width,
        height,
        pixels,
        labels,
        IntStream.range(0, classes).mapToObj(Integer::toString).toList());
  }

  /**
   * Takes images.
   *
   * @param width 1 to {@value #MAX_SIDE}
   * @param height 1 to {@value #MAX_SIDE}
   * @param pixels of all images, one after the other
   * @param labels for each image the index of its class
   * @param classNames the names of the classes, each once
   * @throws IllegalArgumentException if these do not fit together
   */
  public GreyImages(int width, int height, byte[] pixels, int[] labels, List<String> classNames) {
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
    this.width = width;
    this.height = height;
    this.pixels = pixels;
    this.labels = labels;
    this.classNames = List.copyOf(classNames);
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

  /** How many images. */
  public int size() {
    return labels.length;
  }

  /** Pixels a row. */
  public int width() {
    return width;
  }

  /** Pixels a column. */
  public int height() {
    return height;
  }

  /** Pixels an image. */
  public int area() {
    return width * height;
  }

  /** How many classes. */
  public int classes() {
    return classNames.size();
  }

  /** The names of the classes, which labels are indices of. */
  public List<String> classNames() {
    return classNames;
  }

  /** The index of an image's class. */
  public int label(int image) {
    return labels[image];
  }

  /** For each image the index of its class; a copy. */
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
   * These images and others of the same size after them.
   *
   * @throws IllegalArgumentException if the others have other classes
   */
  public GreyImages with(GreyImages more) {
    if (!more.classNames.equals(classNames)) {
      throw new IllegalArgumentException(
          "images of the classes %s cannot go with images of %s"
              .formatted(more.classNames, classNames));
    }
    byte[] all = Arrays.copyOf(pixels, pixels.length + more.pixels.length);
    System.arraycopy(more.pixels, 0, all, pixels.length, more.pixels.length);
    int[] theirs = Arrays.copyOf(labels, labels.length + more.labels.length);
    System.arraycopy(more.labels, 0, theirs, labels.length, more.labels.length);
    return new GreyImages(width, height, all, theirs, classNames);
  }

  /** Some of the images, in that order. */
  public GreyImages select(int[] images) {
    byte[] chosen = new byte[images.length * area()];
    int[] theirs = new int[images.length];
    for (int i = 0; i < images.length; i++) {
      System.arraycopy(pixels, images[i] * area(), chosen, i * area(), area());
      theirs[i] = labels[images[i]];
    }
    return new GreyImages(width, height, chosen, theirs, classNames);
  }

  /** The same with pixels of 0 and 1: 1 where a pixel is at least the threshold. */
  public GreyImages binarised(int threshold) {
    byte[] bits = new byte[pixels.length];
    for (int i = 0; i < bits.length; i++) {
      bits[i] = (byte) ((pixels[i] & 0xff) >= threshold ? 1 : 0);
    }
    return new GreyImages(width, height, bits, labels, classNames);
  }

  /** SHA-256 of sizes, the number of classes, labels and pixels, in hex; not of classes' names. */
  public String digest() {
    try {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      ByteBuffer head = ByteBuffer.allocate((4 + labels.length) * Integer.BYTES);
      head.putInt(size()).putInt(width).putInt(height).putInt(classes());
      head.asIntBuffer().put(labels);
      sha.update(head.array());
      sha.update(pixels);
      return HexFormat.of().formatHex(sha.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
