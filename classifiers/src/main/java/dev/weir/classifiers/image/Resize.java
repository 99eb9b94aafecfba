package dev.weir.classifiers.image;

/**
 * Resizes by area: a pixel of the result is the mean of the image over the rectangle that it
 * covers, including fractions of pixels, rounded half up.
 *
 * @param width width of the result
 * @param height height of the result
 */
record Resize(int width, int height) implements ImageStep {

  Resize {
    if (width < 1 || width > GreyImages.MAX_SIDE || height < 1 || height > GreyImages.MAX_SIDE) {
      throw new IllegalArgumentException(
          "resize makes sides of 1 to %d, not %d x %d"
              .formatted(GreyImages.MAX_SIDE, width, height));
    }
  }

  @Override
  public int outputWidth(int from) {
    return width;
  }

  @Override
  public int outputHeight(int from) {
    return height;
  }

  @Override
  public void apply(byte[] from, int fromWidth, int fromHeight, byte[] to) {
    long area = (long) fromWidth * fromHeight;
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        long sum = sum(from, fromWidth, fromHeight, x, y);
        to[y * width + x] = (byte) ((2 * sum + area) / (2 * area));
      }
    }
  }

  /** In units where each pixel of the image has the area width x height. */
  private long sum(byte[] from, int fromWidth, int fromHeight, int x, int y) {
    long sum = 0;
    for (int row = y * fromHeight / height; row * height < (y + 1) * fromHeight; row++) {
      long tall = overlap(row, height, y, fromHeight);
      for (int column = x * fromWidth / width; column * width < (x + 1) * fromWidth; column++) {
        int pixel = from[row * fromWidth + column] & 0xff;
        sum += tall * overlap(column, width, x, fromWidth) * pixel;
      }
    }
    return sum;
  }

  /** Overlap of interval number {@code a} of one length with number {@code b} of another. */
  private static long overlap(long a, int lengthA, long b, int lengthB) {
    return Math.min((a + 1) * lengthA, (b + 1) * lengthB) - Math.max(a * lengthA, b * lengthB);
  }
}
