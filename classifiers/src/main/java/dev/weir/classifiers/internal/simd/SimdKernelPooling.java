package dev.weir.classifiers.internal.simd;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * Processes as many positions at once as a register has lanes (at most {@link #SLACK}), four
 * registers at a time. Unlike those of small ROCKET, these kernels are too diverse to process
 * several side by side.
 */
final class SimdKernelPooling implements KernelPooling {

  private static final VectorSpecies<Float> FLOATS =
      FloatVector.SPECIES_PREFERRED.length() > SLACK
          ? FloatVector.SPECIES_256
          : FloatVector.SPECIES_PREFERRED;
  private static final VectorSpecies<Integer> INTS =
      VectorSpecies.of(int.class, FLOATS.vectorShape());
  private static final int WIDTH = FLOATS.length();
  private static final int SIGN = Integer.SIZE - 1;

  /** From index WIDTH - r on, the upper bounds of a register with r valid lanes. */
  private static final float[] BOUNDS = bounds();

  @Override
  public void pool(
      DilatedKernel kernel, float[] padded, int stride, int from, int n, float[] features, int to) {
    FloatVector highest = FloatVector.broadcast(FLOATS, Float.NEGATIVE_INFINITY);
    IntVector positive = IntVector.zero(INTS);
    int dilation = kernel.dilation();
    float[] weights = kernel.weights();
    int[] channels = kernel.channels();
    int taps = kernel.taps();
    FloatVector bias = FloatVector.broadcast(FLOATS, kernel.bias());
    int t = 0;
    for (; t + 4 * WIDTH <= n; t += 4 * WIDTH) {
      FloatVector sum0 = bias;
      FloatVector sum1 = bias;
      FloatVector sum2 = bias;
      FloatVector sum3 = bias;
      int w = 0;
      for (int channel : channels) {
        int at = channel * stride + from + t;
        for (int j = 0; j < taps; j++) {
          FloatVector weight = FloatVector.broadcast(FLOATS, weights[w++]);
          sum0 = sum0.add(weight.mul(load(padded, at)));
          sum1 = sum1.add(weight.mul(load(padded, at + WIDTH)));
          sum2 = sum2.add(weight.mul(load(padded, at + 2 * WIDTH)));
          sum3 = sum3.add(weight.mul(load(padded, at + 3 * WIDTH)));
          at += dilation;
        }
      }
      positive = counted(counted(counted(counted(positive, sum0), sum1), sum2), sum3);
      highest = higher(higher(higher(higher(highest, sum0), sum1), sum2), sum3);
    }
    for (; t < n; t += WIDTH) {
      FloatVector sum = bias;
      int w = 0;
      for (int channel : channels) {
        int at = channel * stride + from + t;
        for (int j = 0; j < taps; j++) {
          sum = sum.add(load(padded, at).mul(weights[w++]));
          at += dilation;
        }
      }
      sum = sum.min(load(BOUNDS, Math.max(0, WIDTH - (n - t))));
      positive = counted(positive, sum);
      highest = higher(highest, sum);
    }
    features[to] = (float) positive.reduceLanes(VectorOperators.ADD) / n;
    features[to + 1] = highest.reduceLanes(VectorOperators.MAX);
  }

  private static FloatVector load(float[] values, int at) {
    return FloatVector.fromArray(FLOATS, values, at);
  }

  /** A value is positive exactly if the sign bit of 0 - value is set. */
  private static IntVector counted(IntVector positive, FloatVector value) {
    return positive.add(
        FloatVector.zero(FLOATS)
            .sub(value)
            .reinterpretAsInts()
            .lanewise(VectorOperators.LSHR, SIGN));
  }

  private static FloatVector higher(FloatVector highest, FloatVector value) {
    return highest.blend(value, value.compare(VectorOperators.GT, highest));
  }

  private static float[] bounds() {
    float[] bounds = new float[2 * WIDTH];
    for (int i = 0; i < bounds.length; i++) {
      bounds[i] = i < WIDTH ? Float.POSITIVE_INFINITY : Float.NEGATIVE_INFINITY;
    }
    return bounds;
  }
}
