package dev.weir.wnn;

import java.util.Arrays;
import jdk.incubator.vector.ByteVector;
import jdk.incubator.vector.ShortVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * Sixteen images at once, in 16 bits: squared differences shifted right, which must add up to less
 * than 2^15 in the largest window.
 *
 * <p>Box sums: a window's sum is that of its columns, and slides to the next window with one column
 * more and one less; a column's sum slides to the next row likewise. So a pixel costs the same in
 * windows of any size. A margin of zeros at both ends of the row of column sums stands for what
 * lies outside the image.
 */
final class SimdShortMinima implements WindowMinima {

  private static final int LANES = TrainingBlocks.LANES;
  private static final VectorSpecies<Byte> BYTES = ByteVector.SPECIES_128;
  private static final VectorSpecies<Short> SPECIES = ShortVector.SPECIES_256;
  private static final int WIDTH = SPECIES.length();

  private final int width;
  private final int height;
  private final int radius;
  private final int shift;
  private final short[] query;
  private final short[] distances;
  private final short[] columns;
  private final short[] minima;

  SimdShortMinima(WindowGrid grid, int shift) {
    this.width = grid.width();
    this.height = grid.height();
    this.radius = grid.radius();
    this.shift = shift;
    this.query = new short[grid.area()];
    this.distances = new short[grid.area() * WIDTH];
    this.columns = new short[(width + 2 * radius + 1) * WIDTH];
    this.minima = new short[grid.area() * WIDTH];
  }

  @Override
  public void begin(byte[] pixels) {
    for (int k = 0; k < query.length; k++) {
      query[k] = (short) (pixels[k] & 0xff);
    }
    clear();
  }

  @Override
  public void clear() {
    Arrays.fill(minima, Short.MAX_VALUE);
  }

  @Override
  public void meet(byte[] block) {
    for (int lane = 0; lane < LANES; lane += WIDTH) {
      meet(block, lane);
    }
  }

  private void meet(byte[] block, int lane) {
    Arrays.fill(columns, (short) 0);
    for (int y = 0; y < Math.min(radius, height); y++) {
      enter(block, lane, y);
    }
    for (int y = 0; y < height; y++) {
      if (y + radius < height) {
        enter(block, lane, y + radius);
      }
      if (y - radius - 1 >= 0) {
        leave(y - radius - 1);
      }
      slide(y);
    }
  }

  /** A row comes into the columns. */
  private void enter(byte[] block, int lane, int y) {
    int column = (radius + 1) * WIDTH;
    for (int k = y * width; k < (y + 1) * width; k++) {
      ShortVector distance = distance(block, k * LANES + lane, query[k]);
      distance.intoArray(distances, k * WIDTH);
      load(columns, column).add(distance).intoArray(columns, column);
      column += WIDTH;
    }
  }

  /** A row goes out of the columns. */
  private void leave(int y) {
    int column = (radius + 1) * WIDTH;
    for (int k = y * width; k < (y + 1) * width; k++) {
      load(columns, column).sub(load(distances, k * WIDTH)).intoArray(columns, column);
      column += WIDTH;
    }
  }

  /** The windows of a row, from left to right. */
  private void slide(int y) {
    ShortVector sum = ShortVector.zero(SPECIES);
    int ahead = 2 * radius + 1;
    for (int x = 0; x < ahead; x++) {
      sum = sum.add(load(columns, x * WIDTH));
    }
    for (int x = 0; x < width; x++) {
      sum = sum.add(load(columns, (x + ahead) * WIDTH)).sub(load(columns, x * WIDTH));
      int at = (y * width + x) * WIDTH;
      load(minima, at).min(sum).intoArray(minima, at);
    }
  }

  private ShortVector distance(byte[] block, int at, short pixel) {
    ShortVector image =
        (ShortVector)
            ByteVector.fromArray(BYTES, block, at)
                .convertShape(VectorOperators.ZERO_EXTEND_B2S, SPECIES, 0);
    ShortVector difference = image.sub(pixel);
    return difference.mul(difference).lanewise(VectorOperators.LSHR, shift);
  }

  private static ShortVector load(short[] values, int at) {
    return ShortVector.fromArray(SPECIES, values, at);
  }

  @Override
  public long sum() {
    long sum = 0;
    for (int at = 0; at < minima.length; at += WIDTH) {
      sum += load(minima, at).reduceLanes(VectorOperators.MIN);
    }
    return sum;
  }
}
