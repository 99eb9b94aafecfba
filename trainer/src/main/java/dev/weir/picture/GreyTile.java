package dev.weir.picture;

import java.awt.image.BufferedImage;
import java.util.function.IntUnaryOperator;

/** Grey images as tiles: 0 is white and 255 black, like ink on paper. */
public final class GreyTile {

  private GreyTile() {}

  /**
   * A tile.
   *
   * @param value 0 to {@code most} for each pixel, row by row
   * @param most the value drawn black, at least 1
   */
  public static BufferedImage of(int width, int height, int most, IntUnaryOperator value) {
    BufferedImage tile = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
    for (int at = 0; at < width * height; at++) {
      int grey = 255 - Math.min(255, 255 * value.applyAsInt(at) / most);
      tile.getRaster().setSample(at % width, at / width, 0, grey);
    }
    return tile;
  }
}
