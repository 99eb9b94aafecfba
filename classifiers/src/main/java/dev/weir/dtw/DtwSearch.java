package dev.weir.dtw;

import dev.weir.neighbours.EuclideanSearch;
import dev.weir.neighbours.NearestList;
import dev.weir.neighbours.NeighbourSearch;
import dev.weir.neighbours.Neighbours;
import java.util.Arrays;

/**
 * The nearest training signals by DTW, exactly. The Euclidean distance is that of one warping path,
 * the straight one, and so is never less than the DTW distance: the k-th smallest of them is a
 * limit from the start, and signals are taken in their order. A signal whose lower bound is beyond
 * the limit is dropped; the others are measured a block at a time, and a block is given up once all
 * of it is beyond the limit.
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

  /** What became of all pairs so far. */
  public PairCounts counts() {
    return new PairCounts(kim, keogh, abandoned, complete);
  }

  /** Float is enough for an order; the bits of floats that are not negative sort as they do. */
  private void sortByEuclidean(double[] query) {
    for (int i = 0; i < order.length; i++) {
      euclidean[i] = EuclideanSearch.square(query, training.signals()[i]);
      order[i] = (long) Float.floatToRawIntBits((float) euclidean[i]) << 32 | i;
    }
    Arrays.sort(order);
  }

  /** The greatest of k distances: there are k signals that are not farther by DTW. */
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

  /** Lanes that are not filled hold old signals, and are not looked at. */
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
