package dev.weir.wnn;

import java.util.Arrays;
import java.util.List;

/** Classifies images, with memory of its own: for one thread at a time. */
public final class WnnScorer {

  private final TrainingBlocks blocks;
  private final WindowMinima exact;
  private final Coarseness coarseness;
  private final WindowMinima coarse;
  private final long[] sums;
  private long byCoarse;
  private long byExact;

  WnnScorer(TrainingBlocks blocks, WindowGrid grid, int power) {
    this.blocks = blocks;
    this.exact = WindowMinima.exact(grid, power);
    this.coarseness = power == 2 ? Coarseness.of(grid) : null;
    this.coarse = coarseness == null ? null : WindowMinima.coarse(grid, coarseness.shift());
    this.sums = new long[blocks.classes()];
  }

  /**
   * The exact distance of each class: the sum over all windows of the least p-th power distances.
   *
   * @param image its pixels, row by row
   * @param distances one for each class, overwritten
   */
  public void distances(byte[] image, long[] distances) {
    exact.begin(image);
    for (int c = 0; c < distances.length; c++) {
      distances[c] = sum(exact, c);
    }
  }

  /**
   * The class of an image: the one that {@link #distances} would be least for. Decided in 16 bits
   * where these are certain, else exactly among the classes that are left.
   */
  public int predict(byte[] image) {
    if (coarse != null) {
      coarse.begin(image);
      for (int c = 0; c < sums.length; c++) {
        sums[c] = sum(coarse, c);
      }
      var decided = coarseness.decided(sums);
      if (decided.isPresent()) {
        byCoarse++;
        return decided.getAsInt();
      }
    }
    byExact++;
    return exactly(image);
  }

  private int exactly(byte[] image) {
    exact.begin(image);
    long[] exactSums = new long[sums.length];
    Arrays.fill(exactSums, Long.MAX_VALUE);
    for (int c = 0; c < sums.length; c++) {
      if (coarse == null || coarseness.possible(sums, c)) {
        exactSums[c] = sum(exact, c);
      }
    }
    return Coarseness.least(exactSums);
  }

  private long sum(WindowMinima minima, int label) {
    minima.clear();
    List<byte[]> members = blocks.of(label);
    for (byte[] block : members) {
      minima.meet(block);
    }
    return minima.sum();
  }

  /** Images that 16 bits decided, so far. */
  public long decidedByCoarse() {
    return byCoarse;
  }

  /** Images that needed exact distances, so far. */
  public long decidedByExact() {
    return byExact;
  }
}
