package dev.weir.classifiers.internal.wnn.variants;

import dev.weir.classifiers.internal.wnn.blocks.TrainingBlocks;
import java.util.Arrays;

/**
 * Shifts the images of a block within their frame: pixels moved out are lost, and 0 is moved in.
 * Owns scratch memory; not thread-safe.
 */
final class BlockShift {

  private static final int LANES = TrainingBlocks.LANES;

  private final int fromWidth;
  private final int fromHeight;
  private final int width;
  private final int height;
  private final byte[] moved;

  /** From images of one size to images of another. */
  BlockShift(int fromWidth, int fromHeight, int width, int height) {
    this.fromWidth = fromWidth;
    this.fromHeight = fromHeight;
    this.width = width;
    this.height = height;
    this.moved = new byte[width * height * LANES];
  }

  /**
   * Cell (x, y) of the result is cell (x - right, y - down) of the block.
   *
   * @return valid until the next call
   */
  byte[] move(byte[] block, int right, int down) {
    if (right == 0 && down == 0 && width == fromWidth && height == fromHeight) {
      return block;
    }
    int left = Math.clamp(right, 0, width);
    int end = Math.clamp((long) fromWidth + right, left, width);
    for (int y = 0; y < height; y++) {
      int from = y - down;
      boolean inside = from >= 0 && from < fromHeight;
      moveRow(block, from, y, inside ? left : width, inside ? end : width, right);
    }
    return moved;
  }

  /** Zeros, then the row's cells from left to end, then zeros. */
  private void moveRow(byte[] block, int from, int y, int left, int end, int right) {
    int row = y * width;
    Arrays.fill(moved, row * LANES, (row + left) * LANES, (byte) 0);
    if (end > left) {
      int cell = from * fromWidth + left - right;
      System.arraycopy(block, cell * LANES, moved, (row + left) * LANES, (end - left) * LANES);
    }
    Arrays.fill(moved, (row + end) * LANES, (row + width) * LANES, (byte) 0);
  }
}
