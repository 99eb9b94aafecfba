package dev.weir.classifiers.internal.simd;

import java.util.Optional;

/**
 * The numeric kernels, either in plain Java or with SIMD. Both implementations of a kernel produce
 * identical bits, so a model does not depend on the one that trains or scores it; SIMD is faster,
 * once it is compiled: see {@link TwinSelector}.
 */
public interface Vectorization {

  /** Plain Java. */
  static Vectorization plain() {
    return new PlainVectorization();
  }

  /** SIMD, from the start; only if {@link Simd#available}. */
  static Vectorization simd() {
    return new SimdVectorization();
  }

  /** SIMD if available, otherwise plain Java. */
  static Vectorization best() {
    return Simd.available() ? simd() : plain();
  }

  /** The faster one for this many multiply-adds, including compilation. */
  static Vectorization ofWork(double operations) {
    return operations >= KernelWarmUp.WORK ? best() : plain();
  }

  /** Matrix products; stateless. */
  TileProduct tiles();

  /** Sums of linear classifiers; stateless. */
  LinearSums sums();

  /** Kernels of ROCKET in its small form, with their own memory. */
  LaneKernels lanes(KernelLanes kernels);

  /** Kernels of ROCKET as published; stateless. */
  KernelPooling pooling();

  /** Kernels of MiniRocket; stateless. */
  MiniArithmetic mini();

  /** The preferred number of lanes of {@link #rows}. */
  int rowLanes();

  /**
   * Rows of warping matrices, with their own memory.
   *
   * @param lanes training signals per block: with SIMD, {@link #rowLanes()}
   */
  BlockRows rows(int lanes);

  /**
   * Least sums over pixels, with their own memory.
   *
   * @param across windows along a row
   * @param down windows along a column
   * @param right right shift of a square, so that columns of a window fit 16 bits
   */
  PixelMinima pixels(BoxAxis across, BoxAxis down, int right);

  /**
   * Least sums over cells, with their own memory.
   *
   * @param across windows along a row
   * @param down windows along a column
   * @param right right shift of a cell's sum, so that windows fit 16 bits
   */
  CellMinima cells(BoxAxis across, BoxAxis down, int right);

  /** Images compared in 16 bits; stateless. Plain Java compares one image at a time. */
  default Optional<ShortLanes> shorts() {
    return Optional.empty();
  }

  /** Images compared in 32 bits; stateless. Plain Java compares one image at a time. */
  default Optional<IntLanes> ints() {
    return Optional.empty();
  }
}
