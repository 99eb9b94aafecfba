package dev.weir.classifiers.wnn.definition;

/**
 * The parameters of windowed nearest neighbour.
 *
 * @param window side of the windows, odd; from {@code 2 * side - 1} on WNN is plain nearest
 *     neighbour
 * @param power p of the distance, 1 or more, integer or not
 * @param neighbours k: number of least distances of a window to add up, 1 to {@value
 *     #MOST_NEIGHBOURS}; a scorer keeps k per window and scans them for each image
 * @param extension the images that each training image represents
 */
public record WnnParameters(int window, double power, int neighbours, Extension extension) {

  /** The largest k. */
  public static final int MOST_NEIGHBOURS = 100;

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
  }

  /** With shifts by at most this many pixels. */
  public WnnParameters(int window, double power, int neighbours, int shifts) {
    this(window, power, neighbours, Extension.ofShifts(shifts));
  }

  /** The published settings: squared distances, the nearest only, no extension. */
  public static WnnParameters of(int window) {
    return new WnnParameters(window, 2, 1, Extension.NONE);
  }

  /** These parameters with another p. */
  public WnnParameters withPower(double p) {
    return new WnnParameters(window, p, neighbours, extension);
  }

  /** These parameters with another k. */
  public WnnParameters withNeighbours(int k) {
    return new WnnParameters(window, power, k, extension);
  }

  /** These parameters with windows of another size. */
  public WnnParameters withWindow(int side) {
    return new WnnParameters(side, power, neighbours, extension);
  }

  /** These parameters with shifts by at most this many pixels, and no other extension. */
  public WnnParameters withShifts(int radius) {
    return withExtension(Extension.ofShifts(radius));
  }

  /** These parameters with another extension. */
  public WnnParameters withExtension(Extension other) {
    return new WnnParameters(window, power, neighbours, other);
  }

  /** Radius of the shifts. */
  public int shifts() {
    return extension.shifts();
  }

  /** Number of images that a training image represents. */
  public int imagesEach() {
    return extension.imagesEach();
  }

  /** A number for people: without a fraction if it is whole. */
  public static String number(double value) {
    return value == Math.rint(value) && Math.abs(value) < 1e15
        ? Long.toString((long) value)
        : Double.toString(value);
  }
}
