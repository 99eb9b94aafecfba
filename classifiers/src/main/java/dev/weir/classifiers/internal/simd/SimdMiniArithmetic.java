package dev.weir.classifiers.internal.simd;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * Processes as many biases at once as a register has lanes (at most {@link #SLACK}), or as many
 * positions if a kernel has fewer biases.
 *
 * <p>A value exceeds a bias exactly if the sign bit of bias - value is set; shifting that bit down
 * and adding it counts faster than masks.
 */
final class SimdMiniArithmetic implements MiniArithmetic {

  private static final VectorSpecies<Float> FLOATS =
      FloatVector.SPECIES_PREFERRED.length() > SLACK
          ? FloatVector.SPECIES_256
          : FloatVector.SPECIES_PREFERRED;
  private static final VectorSpecies<Integer> INTS =
      VectorSpecies.of(int.class, FLOATS.vectorShape());
  private static final int WIDTH = FLOATS.length();
  private static final int SIGN = Integer.SIZE - 1;

  @Override
  public void convolve(
      float[] light, int l, float[] heavy, int a, int b, int c, boolean add, float[] out, int n) {
    for (int i = 0; i < n; i += WIDTH) {
      FloatVector value =
          load(light, l + i)
              .add(load(heavy, a + i))
              .add(load(heavy, b + i))
              .add(load(heavy, c + i));
      if (add) {
        load(out, i).add(value).intoArray(out, i);
      } else {
        value.intoArray(out, i);
      }
    }
  }

  @Override
  public void shares(
      float[] values, int n, float[] biases, int first, int count, float[] features) {
    int end = first + count;
    int at = first;
    for (; at + 4 * WIDTH <= end; at += 4 * WIDTH) {
      fourRegisters(values, n, biases, at, features);
    }
    if (at + 2 * WIDTH <= end) {
      twoRegisters(values, n, biases, at, features);
      at += 2 * WIDTH;
    }
    if (at + WIDTH <= end) {
      oneRegister(values, n, biases, at, features);
      at += WIDTH;
    }
    if (at < end && count >= WIDTH) {
      oneRegister(values, n, biases, end - WIDTH, features);
    } else {
      fewBiases(values, n, biases, at, end, features);
    }
  }

  private static void fourRegisters(
      float[] values, int n, float[] biases, int at, float[] features) {
    FloatVector bias0 = load(biases, at);
    FloatVector bias1 = load(biases, at + WIDTH);
    FloatVector bias2 = load(biases, at + 2 * WIDTH);
    FloatVector bias3 = load(biases, at + 3 * WIDTH);
    IntVector greater0 = IntVector.zero(INTS);
    IntVector greater1 = greater0;
    IntVector greater2 = greater0;
    IntVector greater3 = greater0;
    for (int i = 0; i < n; i++) {
      FloatVector value = FloatVector.broadcast(FLOATS, values[i]);
      greater0 = counted(greater0, bias0, value);
      greater1 = counted(greater1, bias1, value);
      greater2 = counted(greater2, bias2, value);
      greater3 = counted(greater3, bias3, value);
    }
    store(greater0, n, features, at);
    store(greater1, n, features, at + WIDTH);
    store(greater2, n, features, at + 2 * WIDTH);
    store(greater3, n, features, at + 3 * WIDTH);
  }

  private static void twoRegisters(
      float[] values, int n, float[] biases, int at, float[] features) {
    FloatVector bias0 = load(biases, at);
    FloatVector bias1 = load(biases, at + WIDTH);
    IntVector greater0 = IntVector.zero(INTS);
    IntVector greater1 = greater0;
    for (int i = 0; i < n; i++) {
      FloatVector value = FloatVector.broadcast(FLOATS, values[i]);
      greater0 = counted(greater0, bias0, value);
      greater1 = counted(greater1, bias1, value);
    }
    store(greater0, n, features, at);
    store(greater1, n, features, at + WIDTH);
  }

  private static void oneRegister(float[] values, int n, float[] biases, int at, float[] features) {
    FloatVector bias = load(biases, at);
    IntVector greater = IntVector.zero(INTS);
    for (int i = 0; i < n; i++) {
      greater = counted(greater, bias, FloatVector.broadcast(FLOATS, values[i]));
    }
    store(greater, n, features, at);
  }

  private static void fewBiases(
      float[] values, int n, float[] biases, int from, int end, float[] features) {
    // No bias is less than the padding beyond the values.
    FloatVector.broadcast(FLOATS, Float.NEGATIVE_INFINITY).intoArray(values, n);
    for (int at = from; at < end; at += 4) {
      fourBiases(values, n, biases, at, end, features);
    }
  }

  /** With fewer than four remaining biases, the last one is repeated. */
  private static void fourBiases(
      float[] values, int n, float[] biases, int at, int end, float[] features) {
    int second = Math.min(at + 1, end - 1);
    int third = Math.min(at + 2, end - 1);
    int fourth = Math.min(at + 3, end - 1);
    FloatVector bias0 = FloatVector.broadcast(FLOATS, biases[at]);
    FloatVector bias1 = FloatVector.broadcast(FLOATS, biases[second]);
    FloatVector bias2 = FloatVector.broadcast(FLOATS, biases[third]);
    FloatVector bias3 = FloatVector.broadcast(FLOATS, biases[fourth]);
    IntVector greater0 = IntVector.zero(INTS);
    IntVector greater1 = greater0;
    IntVector greater2 = greater0;
    IntVector greater3 = greater0;
    for (int i = 0; i < n; i += WIDTH) {
      FloatVector value = load(values, i);
      greater0 = counted(greater0, bias0, value);
      greater1 = counted(greater1, bias1, value);
      greater2 = counted(greater2, bias2, value);
      greater3 = counted(greater3, bias3, value);
    }
    features[at] = share(greater0, n);
    features[second] = share(greater1, n);
    features[third] = share(greater2, n);
    features[fourth] = share(greater3, n);
  }

  private static FloatVector load(float[] values, int at) {
    return FloatVector.fromArray(FLOATS, values, at);
  }

  private static IntVector counted(IntVector greater, FloatVector bias, FloatVector value) {
    return greater.add(bias.sub(value).reinterpretAsInts().lanewise(VectorOperators.LSHR, SIGN));
  }

  private static void store(IntVector greater, int n, float[] features, int at) {
    FloatVector counts = (FloatVector) greater.convert(VectorOperators.I2F, 0);
    counts.div(n).intoArray(features, at);
  }

  private static float share(IntVector greater, int n) {
    return (float) greater.reduceLanes(VectorOperators.ADD) / n;
  }
}
