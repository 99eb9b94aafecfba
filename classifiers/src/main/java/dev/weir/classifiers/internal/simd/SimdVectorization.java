package dev.weir.classifiers.internal.simd;

import java.util.Optional;

/** The kernels with SIMD. */
final class SimdVectorization implements Vectorization {

  private static final ShapedKernels<PixelMinima> PIXELS =
      new ShapedKernels<>(PixelMinima.class, SimdPixelMinima.class);
  private static final ShapedKernels<CellMinima> CELLS =
      new ShapedKernels<>(CellMinima.class, SimdCellMinima.class);

  @Override
  public TileProduct tiles() {
    return new SimdTileProduct();
  }

  @Override
  public LinearSums sums() {
    return new SimdLinearSums();
  }

  @Override
  public LaneKernels lanes(KernelLanes kernels) {
    return new SimdLaneKernels(kernels);
  }

  @Override
  public KernelPooling pooling() {
    return new SimdKernelPooling();
  }

  @Override
  public MiniArithmetic mini() {
    return new SimdMiniArithmetic();
  }

  @Override
  public int rowLanes() {
    return SimdBlockRows.LANES;
  }

  @Override
  public BlockRows rows(int lanes) {
    if (lanes != SimdBlockRows.LANES) {
      throw new IllegalArgumentException(
          "rows have %d lanes, not %d".formatted(SimdBlockRows.LANES, lanes));
    }
    return new SimdBlockRows();
  }

  @Override
  public PixelMinima pixels(BoxAxis across, BoxAxis down, int right) {
    return PIXELS.create(new BoxShape(across, down, right));
  }

  @Override
  public CellMinima cells(BoxAxis across, BoxAxis down, int right) {
    return CELLS.create(new BoxShape(across, down, right));
  }

  @Override
  public Optional<ShortLanes> shorts() {
    return Optional.of(new SimdShortLanes());
  }

  @Override
  public Optional<IntLanes> ints() {
    return Optional.of(new SimdIntLanes());
  }
}
