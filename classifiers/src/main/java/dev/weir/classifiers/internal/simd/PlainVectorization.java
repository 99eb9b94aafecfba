package dev.weir.classifiers.internal.simd;

/** The kernels in plain Java. */
final class PlainVectorization implements Vectorization {

  /** Chains of dependent additions that overlap. */
  private static final int ROW_LANES = 16;

  @Override
  public TileProduct tiles() {
    return new PlainTileProduct();
  }

  @Override
  public LinearSums sums() {
    return new PlainLinearSums();
  }

  @Override
  public LaneKernels lanes(KernelLanes kernels) {
    return new PlainLaneKernels(kernels);
  }

  @Override
  public KernelPooling pooling() {
    return new PlainKernelPooling();
  }

  @Override
  public MiniArithmetic mini() {
    return new PlainMiniArithmetic();
  }

  @Override
  public int rowLanes() {
    return ROW_LANES;
  }

  @Override
  public BlockRows rows(int lanes) {
    return new PlainBlockRows(lanes);
  }

  @Override
  public PixelMinima pixels(BoxAxis across, BoxAxis down, int right) {
    return new PlainPixelMinima(across, down, right);
  }

  @Override
  public CellMinima cells(BoxAxis across, BoxAxis down, int right) {
    return new PlainCellMinima(across, down, right);
  }
}
