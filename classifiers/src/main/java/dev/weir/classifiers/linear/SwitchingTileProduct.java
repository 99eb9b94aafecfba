package dev.weir.classifiers.linear;

import dev.weir.classifiers.internal.simd.KernelWarmUp;
import dev.weir.classifiers.internal.simd.TileProduct;
import dev.weir.classifiers.internal.simd.TwinSelector;
import dev.weir.classifiers.internal.simd.Vectorization;
import java.util.Arrays;

/**
 * Uses the plain twin until the SIMD twin is compiled. The twins are stateless, so threads may
 * share an instance.
 */
final class SwitchingTileProduct implements TileProduct {

  private static final KernelWarmUp WARM_UP = new KernelWarmUp("matrix products");
  private static final int DEPTH = 256;

  private final TwinSelector<TileProduct> twins = new TwinSelector<>(WARM_UP, Vectorization::tiles);

  @Override
  public void add(
      int depth, double[] a, int fromA, double[] b, int fromB, double[] c, int fromC, int stride) {
    twins.current().add(depth, a, fromA, b, fromB, c, fromC, stride);
    if (twins.isDue((long) depth * HEIGHT * WIDTH)) {
      twins.warmUp(SwitchingTileProduct::trial);
    }
  }

  private static Runnable trial(TileProduct twin) {
    double[] a = new double[DEPTH * HEIGHT];
    double[] b = new double[DEPTH * WIDTH];
    double[] c = new double[HEIGHT * WIDTH];
    Arrays.fill(a, 1);
    return () -> twin.add(DEPTH, a, 0, b, 0, c, 0, WIDTH);
  }
}
