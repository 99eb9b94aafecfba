package dev.weir.classifiers.image;

/**
 * Sets pixels of at least a threshold to 1 and all others to 0.
 *
 * @param threshold 1 to 255
 */
record Binarise(int threshold) implements ImageStep {

  Binarise {
    if (threshold < 1 || threshold > 255) {
      throw new IllegalArgumentException("binarise needs 1 to 255, not " + threshold);
    }
  }

  @Override
  public void apply(byte[] from, int width, int height, byte[] to) {
    for (int k = 0; k < width * height; k++) {
      to[k] = (byte) ((from[k] & 0xff) >= threshold ? 1 : 0);
    }
  }
}
