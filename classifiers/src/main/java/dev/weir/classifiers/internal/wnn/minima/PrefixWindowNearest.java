package dev.weir.classifiers.internal.wnn.minima;

import dev.weir.classifiers.internal.simd.ShortLanes;
import dev.weir.classifiers.internal.wnn.blocks.TrainingBlocks;
import dev.weir.classifiers.internal.wnn.window.CellCosts;
import dev.weir.classifiers.internal.wnn.window.WindowAxis;
import dev.weir.classifiers.internal.wnn.window.WindowGrid;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The same least distances as {@link ShortWindowNearest}, faster if few windows count; for squares
 * and k = 1. A row of prefix sums, of all cells above and to the left, takes up one row of cells
 * after the other, so each cell is measured once, where sliding sums measure it twice. A window
 * reads four of the sums: two above its first row and two at its last. They overflow 16 bits, but a
 * window's sum does not, so it is exact. Cells outside of all windows are not measured.
 *
 * <p>Worked example: with prefix sums 3, 5, 9 above a window over columns 1 and 2, and 4, 10, 20 at
 * its last row, its sum is (20 - 4) - (9 - 3) = 10.
 */
final class PrefixWindowNearest implements BlockBounds {

  private final ShortLanes lanes;
  private final WindowGrid grid;
  private final ShortCosts costs;
  private final int operationsOfCell;

  /** The windows that count, row by row: index of their minima, and columns. */
  private final int[] places;

  private final int[] lefts;
  private final int[] ends;

  /** The columns that some window covers. */
  private final int left;

  private final int end;

  /** The first row that some window covers. */
  private final int top;

  /** For each row of windows the row of cells after the last that it and the rows above need. */
  private final int[] bottoms;

  /** By row of cells, the first window whose first row is not above it, and a last entry. */
  private final int[] opening;

  /** By row of cells, the first window whose last row is not above it, and a last entry. */
  private final int[] closing;

  private final List<State> states = new ArrayList<>();
  private short[] minima;
  private long operations;

  PrefixWindowNearest(ShortLanes lanes, WindowGrid grid, CellCosts costs) {
    this.lanes = lanes;
    this.grid = grid;
    this.costs = new ShortCosts(lanes, grid, costs, 0);
    this.operationsOfCell = costs.operations() + 1;
    this.minima = new short[grid.windows() * lanes.lanes()];
    WindowAxis across = grid.across();
    WindowAxis down = grid.down();
    int[] windows =
        IntStream.range(0, grid.windows()).filter(window -> grid.weight(window) > 0).toArray();
    this.places = IntStream.of(windows).map(window -> window * lanes.lanes()).toArray();
    this.lefts = IntStream.of(windows).map(w -> across.begin(w % across.windows())).toArray();
    this.ends = IntStream.of(windows).map(w -> across.end(w % across.windows())).toArray();
    int[] tops = IntStream.of(windows).map(w -> down.begin(w / across.windows())).toArray();
    int[] lasts = IntStream.of(windows).map(w -> down.end(w / across.windows())).toArray();
    this.left = IntStream.of(lefts).min().orElse(0);
    this.end = IntStream.of(ends).max().orElse(0);
    this.top = tops[0];
    this.opening = firsts(tops, down.cells());
    this.closing = firsts(lasts, down.cells());
    this.bottoms = new int[down.windows()];
    int bottom = top;
    for (int row = 0; row < bottoms.length; row++) {
      bottom = grid.counts(row) ? Math.max(bottom, down.end(row)) : bottom;
      bottoms[row] = bottom;
    }
  }

  /** For each row the first of the ascending values that is at least the row. */
  private static int[] firsts(int[] ascending, int rows) {
    int[] firsts = new int[rows + 2];
    int next = 0;
    for (int row = 0; row < firsts.length; row++) {
      while (next < ascending.length && ascending[next] < row) {
        next++;
      }
      firsts[row] = next;
    }
    return firsts;
  }

  /**
   * Whether costs are squares that are computed in 16 bits, and each window that counts has cells.
   */
  static boolean supports(WindowGrid grid, CellCosts costs) {
    int across = grid.across().windows();
    return costs.power() == 2
        && costs.shift() >= (costs.pooled() ? CellCosts.POOLED_BITS : 0)
        && IntStream.range(0, grid.windows())
            .filter(window -> grid.weight(window) > 0)
            .allMatch(w -> grid.across().size(w % across) * grid.down().size(w / across) > 0);
  }

  /** The sums of a register of images between two bands of rows. */
  private static final class State {
    private final short[] prefix;
    private final short[] sums;

    /** The next row of cells. */
    private int row;

    State(int columns, int windows) {
      this.prefix = new short[columns];
      this.sums = new short[windows];
    }

    void begin(int first) {
      Arrays.fill(prefix, (short) 0);
      Arrays.fill(sums, (short) 0);
      row = first;
    }
  }

  @Override
  public WindowGrid grid() {
    return grid;
  }

  @Override
  public void begin(byte[] query) {
    costs.begin(query);
    clear();
  }

  @Override
  public void clear() {
    Arrays.fill(minima, Short.MAX_VALUE);
  }

  @Override
  public void boundBlock(byte[] block, int images, short[] bounds) {
    short[] kept = minima;
    minima = bounds;
    clear();
    update(block, images, 0, 0, grid.down().windows());
    minima = kept;
  }

  @Override
  public void update(byte[] block, int images, int slot, int from, int to) {
    int groups = TrainingBlocks.LANES / lanes.images();
    for (int group = 0; group < groups && group * lanes.images() < images; group++) {
      State state = state(slot * groups + group);
      if (from == 0) {
        state.begin(top);
      }
      int lane = group * lanes.images();
      operations +=
          Math.min(lanes.images(), images - lane) * operations(state.row, bottoms[to - 1]);
      pass(block, lane, state, bottoms[to - 1]);
    }
  }

  /** For one image: cells, and five per window, one of them the minimum. */
  private long operations(int from, int bottom) {
    long cells = (long) Math.max(0, bottom - from) * (end - left);
    long windows = bottom > from ? closing[bottom + 1] - closing[from + 1] : 0;
    return cells * operationsOfCell + 5 * windows;
  }

  private State state(int index) {
    while (states.size() <= index) {
      states.add(
          new State((grid.across().cells() + 1) * lanes.images(), places.length * lanes.images()));
    }
    return states.get(index);
  }

  private void pass(byte[] block, int lane, State state, int bottom) {
    for (int row = state.row; row < bottom; row++) {
      costs.squares().addPrefixRow(block, lane, row, left, end, state.prefix);
      int next = row + 1;
      lanes.close(
          state.prefix, lefts, ends, closing[next], closing[next + 1], state.sums, minima, places);
      lanes.open(state.prefix, lefts, ends, opening[next], opening[next + 1], state.sums);
    }
    state.row = Math.max(state.row, bottom);
  }

  @Override
  public long operations() {
    return operations;
  }

  @Override
  public long least(int window) {
    short least = Short.MAX_VALUE;
    for (int at = window * lanes.lanes(); at < (window + 1) * lanes.lanes(); at++) {
      least = (short) Math.min(least, minima[at]);
    }
    return (long) least - Short.MIN_VALUE;
  }
}
