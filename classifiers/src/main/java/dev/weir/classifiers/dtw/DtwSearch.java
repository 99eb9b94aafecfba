package dev.weir.classifiers.dtw;

import dev.weir.classifiers.internal.simd.BlockRows;
import dev.weir.classifiers.neighbours.EuclideanSearch;
import dev.weir.classifiers.neighbours.NearestList;
import dev.weir.classifiers.neighbours.NeighbourSearch;
import dev.weir.classifiers.neighbours.Neighbours;
import java.util.Arrays;

/**
 * Exact search for the nearest training signals by DTW. The Euclidean distance is the cost of one
 * warping path, the straight one, so it is never less than the DTW distance. The k-th smallest
 * Euclidean distance is therefore the initial limit. Signals whose lower bound exceeds the limit
 * are pruned; the others are measured in order of Euclidean distance, in blocks, and a block is
 * abandoned once all of it exceeds the limit.
 */
public final class DtwSearch implements NeighbourSearch {

  private final DtwTraining training;
  private final NearestList nearest;
  private final BlockRows rows;
  private final BlockDtw dtw;
  private final double[] euclidean;
  private final double[] bounds;
  private final double[] sums;
  private final long[] order;
  private final double[] block;
  private final int[] members;
  private final double[] squares;
  private int filled;
  private double limit;
  private long kim;
  private long keogh;
  private long abandoned;
  private long complete;

  DtwSearch(DtwTraining training, int k, BlockRows rows, BlockDtw dtw) {
    int signals = training.signals().length;
    int lanes = rows.lanes();
    this.training = training;
    this.nearest = new NearestList(k);
    this.rows = rows;
    this.dtw = dtw;
    this.euclidean = new double[training.blocks().count() * lanes];
    this.bounds = new double[euclidean.length];
    this.sums = new double[lanes];
    this.order = new long[signals];
    this.block = new double[training.length() * lanes];
    this.members = new int[lanes];
    this.squares = new double[lanes];
  }

  @Override
  public Neighbours nearest(double[] query) {
    EuclideanSearch.checkLength(query, training.length());
    compareBlocks(query);
    limit = euclideanLimit();
    nearest.clear();
    int candidates = candidates(query);
    Arrays.sort(order, 0, candidates);
    for (int i = 0; i < candidates; i++) {
      int signal = (int) order[i];
      if (!isPruned(signal, query)) {
        add(signal, query);
      }
    }
    if (filled > 0) {
      measure(query);
    }
    return nearest.toNeighbours();
  }

  private void compareBlocks(double[] query) {
    for (int b = 0; b < training.blocks().count(); b++) {
      rows.squares(query, training.blocks().block(b), sums);
      System.arraycopy(sums, 0, euclidean, b * sums.length, sums.length);
      training.keogh().of(query, b, rows, sums);
      System.arraycopy(sums, 0, bounds, b * sums.length, sums.length);
    }
  }

  /** The greatest of the k least Euclidean distances: k signals are at most as far by DTW. */
  private double euclideanLimit() {
    nearest.clear();
    for (int i = 0; i < order.length; i++) {
      if (euclidean[i] <= nearest.limit()) {
        nearest.offer(i, euclidean[i]);
      }
    }
    return nearest.limit();
  }

  /**
   * Lists the signals that the bounds do not exclude. Float precision is enough for their order;
   * the bits of non-negative floats sort like the floats.
   */
  private int candidates(double[] query) {
    int candidates = 0;
    for (int i = 0; i < order.length; i++) {
      if (!isPruned(i, query)) {
        order[candidates] = (long) Float.floatToRawIntBits((float) euclidean[i]) << 32 | i;
        candidates++;
      }
    }
    return candidates;
  }

  private boolean isPruned(int signal, double[] query) {
    if (training.kim().of(query, training.signals()[signal]) > limit) {
      kim++;
      return true;
    }
    if (bounds[signal] > limit) {
      keogh++;
      return true;
    }
    return false;
  }

  /** Outcomes of all pairs so far. */
  public PairCounts counts() {
    return new PairCounts(kim, keogh, abandoned, complete);
  }

  private void add(int signal, double[] query) {
    double[] values = training.signals()[signal];
    members[filled] = signal;
    for (int j = 0; j < values.length; j++) {
      block[j * members.length + filled] = values[j];
    }
    filled++;
    if (filled == members.length) {
      measure(query);
    }
  }

  /** Unused lanes contain old signals, whose results are ignored. */
  private void measure(double[] query) {
    if (dtw.squares(query, block, limit, squares)) {
      for (int lane = 0; lane < filled; lane++) {
        nearest.offer(members[lane], squares[lane]);
      }
      limit = Math.min(limit, nearest.limit());
      complete += filled;
    } else {
      abandoned += filled;
    }
    filled = 0;
  }
}
