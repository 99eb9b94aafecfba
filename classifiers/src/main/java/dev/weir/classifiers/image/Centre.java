package dev.weir.classifiers.image;

import java.util.Arrays;

/**
 * Moves an image by whole pixels so that its brightness-weighted centre of mass is closest to the
 * middle. Pixels moved out of the frame are lost, and 0 is moved in; a blank image is unchanged.
 */
record Centre() implements ImageStep {

  @Override
  public void apply(byte[] from, int width, int height, byte[] to) {
    long mass = 0;
    long acrossMoment = 0;
    long downMoment = 0;
    for (int k = 0; k < width * height; k++) {
      int pixel = from[k] & 0xff;
      mass += pixel;
      acrossMoment += (long) pixel * (k % width);
      downMoment += (long) pixel * (k / width);
    }
    int right = mass == 0 ? 0 : shift(width, mass, acrossMoment);
    int down = mass == 0 ? 0 : shift(height, mass, downMoment);
    move(from, width, height, right, down, to);
  }

  /** (side - 1) / 2 minus moment / mass, rounded half up. */
  private static int shift(int side, long mass, long moment) {
    return (int) Math.floorDiv(side * mass - 2 * moment, 2 * mass);
  }

  private static void move(byte[] from, int width, int height, int right, int down, byte[] to) {
    Arrays.fill(to, 0, width * height, (byte) 0);
    int first = Math.max(0, right);
    int length = width - Math.abs(right);
    for (int y = Math.max(0, down); y < Math.min(height, height + down); y++) {
      System.arraycopy(from, (y - down) * width + first - right, to, y * width + first, length);
    }
  }
}
