package dev.weir.classifiers.wnn;

/**
 * The parameters of windowed nearest neighbour.
 *
 * @param window side of the windows, odd; from {@code 2 * side - 1} on WNN is plain nearest
 *     neighbour
 * @param power p of the distance, 1 or more, integer or not
 * @param neighbours k: number of least distances of a window to add up, 1 to {@value
 *     #MOST_NEIGHBOURS}; a scorer keeps k per window and scans them for each image
 * @param shifts radius r in pixels, at most {@value #MOST_SHIFTS}: each training image represents
 *     itself and its shifts by at most r, {@code (2r + 1)^2} images in total; pixels shifted out of
 *     the frame are lost, and 0 is shifted in
 */
public record WnnParameters(int window, double power, int neighbours, int shifts) {

  /** The largest k. */
  public static final int MOST_NEIGHBOURS = 100;

  /** The largest radius of shifts: 289 images per training image. */
  public static final int MOST_SHIFTS = 8;

  public WnnParameters {
    if (window < 1 || window % 2 == 0) {
      throw new IllegalArgumentException(
          "a window's side is an odd number of 1 or more, not " + window);
    }
    if (!(power >= 1) || Double.isInfinite(power)) {
      throw new IllegalArgumentException("p is 1 or more, not " + number(power));
    }
    if (neighbours < 1 || neighbours > MOST_NEIGHBOURS) {
      throw new IllegalArgumentException(
          "k is 1 to %d, not %d".formatted(MOST_NEIGHBOURS, neighbours));
    }
    if (shifts < 0 || shifts > MOST_SHIFTS) {
      throw new IllegalArgumentException(
          "shifts have a radius of 0 to %d, not %d".formatted(MOST_SHIFTS, shifts));
    }
  }

  /** The published settings: squared distances, the nearest only, no shifts. */
  public static WnnParameters of(int window) {
    return new WnnParameters(window, 2, 1, 0);
  }

  /** These parameters with another p. */
  public WnnParameters withPower(double p) {
    return new WnnParameters(window, p, neighbours, shifts);
  }

  /** These parameters with another k. */
  public WnnParameters withNeighbours(int k) {
    return new WnnParameters(window, power, k, shifts);
  }

  /** These parameters with windows of another size. */
  public WnnParameters withWindow(int side) {
    return new WnnParameters(side, power, neighbours, shifts);
  }

  /** These parameters with another radius of shifts. */
  public WnnParameters withShifts(int radius) {
    return new WnnParameters(window, power, neighbours, radius);
  }

  /** Number of images that a training image represents. */
  public int imagesEach() {
    return (2 * shifts + 1) * (2 * shifts + 1);
  }

  static String number(double value) {
    return value == Math.rint(value) && Math.abs(value) < 1e15
        ? Long.toString((long) value)
        : Double.toString(value);
  }
}
