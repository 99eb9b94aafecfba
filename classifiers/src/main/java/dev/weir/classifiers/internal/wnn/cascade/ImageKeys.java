package dev.weir.classifiers.internal.wnn.cascade;

/** Numbers that order images by a bound of less than 2^31, then by their number. */
final class ImageKeys {

  private ImageKeys() {}

  static long of(int bound, int image) {
    return (long) bound << Integer.SIZE | image;
  }

  static int image(long key) {
    return (int) key;
  }

  /** The bound, which is in units of {@code 2^shift}, in units of 1. */
  static long bound(long key, int shift) {
    return key >> Integer.SIZE << shift;
  }
}
