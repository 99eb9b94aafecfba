package dev.weir.classifiers.internal.simd;

/** Compares all images of a block cell by cell. */
final class PlainCellMinima extends PlainBoxMinima<short[]> implements CellMinima {

  private final int right;

  PlainCellMinima(BoxAxis across, BoxAxis down, int right) {
    super(across, down);
    this.right = right;
  }

  @Override
  public void update(short[] features, int[] query, short[] minima) {
    updateAll(features, query, minima);
  }

  @Override
  void costs(short[] features, int[] query, int cell, int[] costs) {
    int first = query[2 * cell] & MOST;
    int second = query[2 * cell + 1] & MOST;
    for (int lane = 0; lane < LANES; lane++) {
      int pair = features[cell * LANES + lane];
      int one = (pair & 0xff) - first;
      int two = ((pair >> Byte.SIZE) & 0xff) - second;
      costs[lane] = (one * one + two * two) >> right;
    }
  }
}
