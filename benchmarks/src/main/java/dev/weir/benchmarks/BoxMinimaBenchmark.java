package dev.weir.benchmarks;

import dev.weir.classifiers.internal.simd.BoxAxis;
import dev.weir.classifiers.internal.simd.BoxMinima;
import dev.weir.classifiers.internal.simd.CellMinima;
import dev.weir.classifiers.internal.simd.PixelMinima;
import dev.weir.classifiers.internal.simd.ShortLanes;
import dev.weir.classifiers.internal.simd.Vectorization;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Setup;

/**
 * One pair of a query and a training image in the kernels of WNN's batches: every window of 11 of
 * 28 x 28 pixels, and of 5 of 14 x 14 cells.
 */
public class BoxMinimaBenchmark extends TimePerCall {

  private static final int IMAGES = ShortLanes.BLOCK;
  private static final BoxAxis PIXELS = new BoxAxis(28, 28, 5, 5);
  private static final BoxAxis CELLS = new BoxAxis(14, 14, 2, 2);
  private static final int PIXEL_SHIFT = 4;
  private static final int CELL_SHIFT = 5;

  private byte[] block;
  private short[] features;
  private int[] pixels;
  private int[] cells;
  private Kernels plain;
  private Kernels simd;

  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Kernels(PixelMinima pixels, CellMinima cells, short[] ofPixels, short[] ofCells) {

    static Kernels of(Vectorization vectors) {
      PixelMinima pixels = vectors.pixels(PIXELS, PIXELS, PIXEL_SHIFT);
      CellMinima cells = vectors.cells(CELLS, CELLS, CELL_SHIFT);
      return new Kernels(pixels, cells, minima(pixels, PIXELS), minima(cells, CELLS));
    }

    private static short[] minima(BoxMinima kernel, BoxAxis axis) {
      short[] minima = new short[axis.windows() * axis.windows() * kernel.lanes()];
      Arrays.fill(minima, (short) BoxMinima.MOST);
      return minima;
    }

    private static int[] least(BoxMinima kernel, short[] minima) {
      return IntStream.range(0, minima.length / kernel.lanes())
          .map(window -> kernel.least(minima, window))
          .toArray();
    }

    int[] leastOfPixels() {
      return least(pixels, ofPixels);
    }

    int[] leastOfCells() {
      return least(cells, ofCells);
    }
  }

  /** Draws noise, and checks that the twins agree. */
  @Setup
  public void setUp() {
    Random random = new Random(42);
    block = new byte[PIXELS.cells() * PIXELS.cells() * IMAGES];
    random.nextBytes(block);
    pixels = twice(random, PIXELS.cells() * PIXELS.cells(), 256);
    int area = CELLS.cells() * CELLS.cells();
    features = new short[area * IMAGES];
    for (int k = 0; k < features.length; k++) {
      features[k] = (short) (random.nextInt(128) | random.nextInt(128) << Byte.SIZE);
    }
    cells = twice(random, 2 * area, 128);
    plain = Kernels.of(Vectorization.plain());
    simd = Kernels.of(Vectorization.simd());
    plainPixels();
    simdPixels();
    requireTwins(Arrays.equals(plain.leastOfPixels(), simd.leastOfPixels()));
    plainCells();
    simdCells();
    requireTwins(Arrays.equals(plain.leastOfCells(), simd.leastOfCells()));
  }

  private static int[] twice(Random random, int count, int bound) {
    return IntStream.generate(() -> BoxMinima.twice(random.nextInt(bound))).limit(count).toArray();
  }

  /** Pixels, in plain Java. */
  @Benchmark
  @OperationsPerInvocation(IMAGES)
  public short[] plainPixels() {
    plain.pixels().update(block, pixels, plain.ofPixels());
    return plain.ofPixels();
  }

  /** Pixels, with the vector module. */
  @Benchmark
  @OperationsPerInvocation(IMAGES)
  public short[] simdPixels() {
    simd.pixels().update(block, pixels, simd.ofPixels());
    return simd.ofPixels();
  }

  /** Cells, in plain Java. */
  @Benchmark
  @OperationsPerInvocation(IMAGES)
  public short[] plainCells() {
    plain.cells().update(features, cells, plain.ofCells());
    return plain.ofCells();
  }

  /** Cells, with the vector module. */
  @Benchmark
  @OperationsPerInvocation(IMAGES)
  public short[] simdCells() {
    simd.cells().update(features, cells, simd.ofCells());
    return simd.ofCells();
  }
}
