package dev.weir.wnn;

/**
 * Square windows of one odd side, one centred on each pixel; what lies outside the image counts as
 * 0.
 *
 * @param width of the images
 * @param height of the images
 * @param radius pixels from a window's centre to its edge, less than the longer side: larger
 *     windows hold nothing more
 */
record WindowGrid(int width, int height, int radius) {

  static WindowGrid of(int width, int height, int window) {
    if (window < 1 || window % 2 == 0) {
      throw new IllegalArgumentException("a window's side is odd, not " + window);
    }
    return new WindowGrid(width, height, Math.min(window / 2, Math.max(width, height) - 1));
  }

  /** How many pixels, and how many windows. */
  int area() {
    return width * height;
  }

  /** Pixels of the largest window that lie in the image. */
  int largest() {
    return Math.min(width, 2 * radius + 1) * Math.min(height, 2 * radius + 1);
  }

  /** Pixels in the image, added up over all windows. */
  long pixelsOfAll() {
    return along(width) * along(height);
  }

  private long along(int side) {
    long sum = 0;
    for (int at = 0; at < side; at++) {
      sum += Math.min(side - 1, at + radius) - Math.max(0, at - radius) + 1;
    }
    return sum;
  }
}
