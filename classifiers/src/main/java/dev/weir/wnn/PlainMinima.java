package dev.weir.wnn;

import java.util.Arrays;

/** One image at a time, in 64 bits: the twin that any power and any window fits. */
final class PlainMinima implements WindowMinima {

  private static final int LANES = TrainingBlocks.LANES;

  private final WindowGrid grid;
  private final long[] powers = new long[256];
  private final long[] columns;
  private final long[] minima;
  private final byte[] query;

  PlainMinima(WindowGrid grid, int power, int shift) {
    this.grid = grid;
    for (int d = 0; d < powers.length; d++) {
      long value = 1;
      for (int i = 0; i < power; i++) {
        value = value * d;
      }
      powers[d] = value >> shift;
    }
    columns = new long[grid.width()];
    minima = new long[grid.area()];
    query = new byte[grid.area()];
  }

  @Override
  public void begin(byte[] pixels) {
    System.arraycopy(pixels, 0, query, 0, query.length);
    clear();
  }

  @Override
  public void clear() {
    Arrays.fill(minima, Long.MAX_VALUE);
  }

  @Override
  public void meet(byte[] block) {
    for (int lane = 0; lane < LANES; lane++) {
      meet(block, lane);
    }
  }

  private void meet(byte[] block, int lane) {
    Arrays.fill(columns, 0);
    int radius = grid.radius();
    for (int y = 0; y < Math.min(radius, grid.height()); y++) {
      addRow(block, lane, y, 1);
    }
    for (int y = 0; y < grid.height(); y++) {
      if (y + radius < grid.height()) {
        addRow(block, lane, y + radius, 1);
      }
      if (y - radius - 1 >= 0) {
        addRow(block, lane, y - radius - 1, -1);
      }
      slide(y * grid.width());
    }
  }

  private void addRow(byte[] block, int lane, int y, int sign) {
    for (int x = 0; x < grid.width(); x++) {
      int k = y * grid.width() + x;
      int difference = (block[k * LANES + lane] & 0xff) - (query[k] & 0xff);
      columns[x] += sign * powers[Math.abs(difference)];
    }
  }

  private void slide(int row) {
    int radius = grid.radius();
    long sum = 0;
    for (int x = 0; x < Math.min(radius, grid.width()); x++) {
      sum += columns[x];
    }
    for (int x = 0; x < grid.width(); x++) {
      if (x + radius < grid.width()) {
        sum += columns[x + radius];
      }
      if (x - radius - 1 >= 0) {
        sum -= columns[x - radius - 1];
      }
      minima[row + x] = Math.min(minima[row + x], sum);
    }
  }

  @Override
  public long sum() {
    return Arrays.stream(minima).sum();
  }
}
