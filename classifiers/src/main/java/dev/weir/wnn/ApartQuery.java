package dev.weir.wnn;

/**
 * A query's cells as the 16-bit kernels compare them: how far a byte is above {@link #upper} or
 * below {@link #lower}, never less than 0, is its difference from the cell, less what is allowed.
 */
final class ApartQuery {

  private static final int MOST = 0xff;

  private final byte[] upper;
  private final byte[] lower;
  private final int allowed;

  /**
   * For so many cells, all 0.
   *
   * @param allowed what is taken off a difference, 0 or 1
   */
  ApartQuery(int cells, int allowed) {
    this.upper = new byte[cells];
    this.lower = new byte[cells];
    this.allowed = allowed;
  }

  void begin(byte[] pixels) {
    for (int k = 0; k < upper.length; k++) {
      int cell = pixels[k] & MOST;
      upper[k] = (byte) Math.min(MOST, cell + allowed);
      lower[k] = (byte) Math.max(0, cell - allowed);
    }
  }

  /** The cells and what is allowed, at the most 255; not to be changed. */
  byte[] upper() {
    return upper;
  }

  /** The cells without what is allowed, at least 0; not to be changed. */
  byte[] lower() {
    return lower;
  }
}
