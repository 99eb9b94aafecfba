package dev.weir.classifiers.internal.simd;

/** Compares all images of a block pixel by pixel. */
final class PlainPixelMinima extends PlainBoxMinima<byte[]> implements PixelMinima {

  private final int right;

  PlainPixelMinima(BoxAxis across, BoxAxis down, int right) {
    super(across, down);
    this.right = right;
  }

  @Override
  public void update(byte[] block, int[] query, short[] minima) {
    updateAll(block, query, minima);
  }

  @Override
  void costs(byte[] block, int[] query, int cell, int[] costs) {
    int pixel = query[cell] & MOST;
    for (int lane = 0; lane < LANES; lane++) {
      int difference = (block[cell * LANES + lane] & 0xff) - pixel;
      costs[lane] = (difference * difference) >> right;
    }
  }
}
