package dev.weir.wnn;

import java.util.Arrays;
import jdk.incubator.vector.ByteVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * Eight images at once, in 32 bits, exact for powers of 1, 2 and 3 that add up to less than 2^31 in
 * the largest window.
 *
 * <p>Box sums: a window's sum is that of its columns, and slides to the next window with one column
 * more and one less; a column's sum slides to the next row likewise. So a pixel costs the same in
 * windows of any size. A margin of zeros at both ends of the row of column sums stands for what
 * lies outside the image.
 */
final class SimdIntMinima implements WindowMinima {

  private static final int LANES = TrainingBlocks.LANES;
  private static final VectorSpecies<Byte> BYTES = ByteVector.SPECIES_64;
  private static final VectorSpecies<Integer> SPECIES = IntVector.SPECIES_256;
  private static final int WIDTH = SPECIES.length();

  private final int width;
  private final int height;
  private final int radius;
  private final int power;
  private final int[] query;
  private final int[] distances;
  private final int[] columns;
  private final int[] minima;

  SimdIntMinima(WindowGrid grid, int power) {
    this.width = grid.width();
    this.height = grid.height();
    this.radius = grid.radius();
    this.power = power;
    this.query = new int[grid.area()];
    this.distances = new int[grid.area() * WIDTH];
    this.columns = new int[(width + 2 * radius + 1) * WIDTH];
    this.minima = new int[grid.area() * WIDTH];
  }

  @Override
  public void begin(byte[] pixels) {
    for (int k = 0; k < query.length; k++) {
      query[k] = pixels[k] & 0xff;
    }
    clear();
  }

  @Override
  public void clear() {
    Arrays.fill(minima, Integer.MAX_VALUE);
  }

  @Override
  public void meet(byte[] block) {
    for (int lane = 0; lane < LANES; lane += WIDTH) {
      meet(block, lane);
    }
  }

  private void meet(byte[] block, int lane) {
    Arrays.fill(columns, 0);
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
      IntVector distance = distance(block, k * LANES + lane, query[k]);
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
    IntVector sum = IntVector.zero(SPECIES);
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

  private IntVector distance(byte[] block, int at, int pixel) {
    IntVector image =
        (IntVector)
            ByteVector.fromArray(BYTES, block, at)
                .convertShape(VectorOperators.ZERO_EXTEND_B2I, SPECIES, 0);
    IntVector difference = image.sub(pixel);
    return switch (power) {
      case 1 -> difference.abs();
      case 2 -> difference.mul(difference);
      default -> difference.mul(difference).mul(difference.abs());
    };
  }

  private static IntVector load(int[] values, int at) {
    return IntVector.fromArray(SPECIES, values, at);
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
