package dev.weir.classifiers.internal.wnn.blocks;

/**
 * Means of 2 x 2 pixels, rounded down. With an offset of 1, the first cell of a side is the first
 * pixel and one outside the frame; pixels outside are 0.
 *
 * @param width width of the image
 * @param height height of the image
 * @param offsetX 0 or 1
 * @param offsetY 0 or 1
 */
public record Pooling(int width, int height, int offsetX, int offsetY) {

  /** Cells per row, including partial ones. */
  public int cellsAcross() {
    return (width + offsetX + 1) / 2;
  }

  /** Cells per column, including partial ones. */
  public int cellsDown() {
    return (height + offsetY + 1) / 2;
  }

  /** The means of an image, row by row. */
  public byte[] pool(byte[] pixels, int from) {
    byte[] means = new byte[cellsAcross() * cellsDown()];
    for (int y = 0; y < cellsDown(); y++) {
      for (int x = 0; x < cellsAcross(); x++) {
        int left = 2 * x - offsetX;
        int top = 2 * y - offsetY;
        int sum =
            pixel(pixels, from, left, top)
                + pixel(pixels, from, left + 1, top)
                + pixel(pixels, from, left, top + 1)
                + pixel(pixels, from, left + 1, top + 1);
        means[y * cellsAcross() + x] = (byte) (sum / 4);
      }
    }
    return means;
  }

  /** The means of a block's whole cells, row by row, without an offset. */
  public static void poolBlock(byte[] block, int width, int height, byte[] means) {
    int lanes = TrainingBlocks.LANES;
    int to = 0;
    for (int y = 0; y + 1 < height; y += 2) {
      for (int x = 0; x + 1 < width; x += 2) {
        int from = (y * width + x) * lanes;
        int below = from + width * lanes;
        for (int lane = 0; lane < lanes; lane++) {
          int sum =
              (block[from + lane] & 0xff)
                  + (block[from + lanes + lane] & 0xff)
                  + (block[below + lane] & 0xff)
                  + (block[below + lanes + lane] & 0xff);
          means[to + lane] = (byte) (sum >> 2);
        }
        to += lanes;
      }
    }
  }

  private int pixel(byte[] pixels, int from, int x, int y) {
    return x < 0 || x >= width || y < 0 || y >= height ? 0 : pixels[from + y * width + x] & 0xff;
  }
}
