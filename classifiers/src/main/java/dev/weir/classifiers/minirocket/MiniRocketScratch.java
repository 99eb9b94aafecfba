package dev.weir.classifiers.minirocket;

import dev.weir.classifiers.features.TransformScratch;
import dev.weir.classifiers.internal.simd.MiniArithmetic;

/** The transform, with either twin of the arithmetic. */
final class MiniRocketScratch implements TransformScratch {

  private final MiniRocketTransform map;
  private final MiniArithmetic arithmetic;
  private final Convolutions convolutions;

  MiniRocketScratch(MiniRocketTransform map, MiniArithmetic arithmetic) {
    this.map = map;
    this.arithmetic = arithmetic;
    this.convolutions =
        new Convolutions(arithmetic, map.channels(), map.length(), map.dilations().widest());
  }

  @Override
  public void compute(float[] signal, float[] features) {
    Dilations dilations = map.dilations();
    convolutions.load(signal);
    int first = 0;
    for (int d = 0; d < dilations.size(); d++) {
      convolutions.dilate(dilations.dilation(d));
      int count = dilations.count(d);
      for (int k = 0; k < MiniKernels.COUNT; k++) {
        int n = convolutions.convolve(k, map.chosen(d, k), MiniRocketTransform.isPadded(d, k));
        arithmetic.shares(convolutions.values(), n, map.biases(), first, count, features);
        first += count;
      }
    }
  }
}
