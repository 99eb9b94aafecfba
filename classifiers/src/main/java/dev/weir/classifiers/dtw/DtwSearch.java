package dev.weir.classifiers.dtw;

import dev.weir.classifiers.neighbours.EuclideanSearch;
import dev.weir.classifiers.neighbours.NearestList;
import dev.weir.classifiers.neighbours.NeighbourSearch;
import dev.weir.classifiers.neighbours.Neighbours;
import java.util.Arrays;

/**
 * Exact search for the nearest training signals by DTW. The Euclidean distance is the cost of one
 * warping path, the straight one, so it is never less than the DTW distance. The k-th smallest
 * Euclidean distance is therefore the initial limit, and signals are visited in order of Euclidean
 * distance. Signals whose lower bound exceeds the limit are pruned; the others are measured in
 * blocks, and a block is abandoned once all of it exceeds the limit.
 */
public final class DtwSearch implements NeighbourSearch {

  private final DtwTraining training;
  private final NearestList nearest;
  private final BlockDtw dtw;
  private final long[] order;
  private final double[] euclidean;
  private final double[] block;
  private final int[] members;
  private final double[] squares;
  private int filled;
  private double limit;
  private long kim;
  private long keogh;
  private long abandoned;
  private long complete;

  DtwSearch(DtwTraining training, int k, BlockDtw dtw) {
    this.training = training;
    this.nearest = new NearestList(k);
    this.dtw = dtw;
    this.order = new long[training.signals().length];
    this.euclidean = new double[order.length];
    this.block = new double[training.length() * dtw.lanes()];
    this.members = new int[dtw.lanes()];
    this.squares = new double[dtw.lanes()];
  }

  @Override
  public Neighbours nearest(double[] query) {
    EuclideanSearch.checkLength(query, training.length());
    nearest.clear();
    sortByEuclidean(query);
    limit = euclideanLimit();
    for (long packed : order) {
      take((int) packed, query);
    }
    if (filled > 0) {
      measure(query);
    }
    return nearest.toNeighbours();
  }

  /** Outcomes of all pairs so far. */
  public PairCounts counts() {
    return new PairCounts(kim, keogh, abandoned, complete);
  }

  /**
   * Float precision is enough for the order; the bits of non-negative floats sort like the floats.
   */
  private void sortByEuclidean(double[] query) {
    for (int i = 0; i < order.length; i++) {
      euclidean[i] = EuclideanSearch.square(query, training.signals()[i]);
      order[i] = (long) Float.floatToRawIntBits((float) euclidean[i]) << 32 | i;
    }
    Arrays.sort(order);
  }

  /** The greatest of k Euclidean distances: k signals are at most as far by DTW. */
  private double euclideanLimit() {
    double greatest = 0;
    for (int rank = 0; rank < nearest.capacity(); rank++) {
      greatest = Math.max(greatest, euclidean[(int) order[rank]]);
    }
    return greatest;
  }

  private void take(int signal, double[] query) {
    double[] values = training.signals()[signal];
    if (training.kim().of(query, values) > limit) {
      kim++;
    } else if (training.keogh().of(query, signal, limit) > limit) {
      keogh++;
    } else {
      members[filled] = signal;
      for (int j = 0; j < values.length; j++) {
        block[j * members.length + filled] = values[j];
      }
      filled++;
      if (filled == members.length) {
        measure(query);
      }
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
