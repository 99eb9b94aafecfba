package dev.weir.rocket;

import java.util.List;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * As many kernels at once as a register has lanes (at most {@link KernelBank#LANES}). The signal is
 * first written out with every sample repeated across the lanes, so that a sample is an ordinary
 * vector load: that is cheaper than to broadcast it again for every kernel that meets it.
 */
final class SimdKernelTransform implements KernelTransform {

  private static final VectorSpecies<Float> SPECIES =
      FloatVector.SPECIES_PREFERRED.length() > KernelBank.LANES
          ? FloatVector.SPECIES_256
          : FloatVector.SPECIES_PREFERRED;
  private static final int WIDTH = SPECIES.length();

  private final KernelGroup[] groups;
  private final float[] weights;
  private final float[] biases;
  private final int length;
  private final float[] spread;

  SimdKernelTransform(KernelBank bank) {
    List<KernelGroup> list = bank.groups();
    this.groups = list.toArray(KernelGroup[]::new);
    this.weights = bank.weights();
    this.biases = bank.biases();
    this.length = bank.length();
    this.spread = new float[bank.channels() * length * WIDTH];
  }

  @Override
  public void transform(float[] signal, float[] ppv, float[] max) {
    for (int i = 0; i < spread.length / WIDTH; i++) {
      FloatVector.broadcast(SPECIES, signal[i]).intoArray(spread, i * WIDTH);
    }
    for (KernelGroup group : groups) {
      for (int lane = 0; lane < group.lanes(); lane += WIDTH) {
        switch (group.taps()) {
          case 5 -> five(group, lane, ppv, max);
          case 7 -> seven(group, lane, ppv, max);
          default -> nine(group, lane, ppv, max);
        }
      }
    }
  }

  private void five(KernelGroup group, int lane, float[] ppv, float[] max) {
    FloatVector w0 = weight(group, 0, lane);
    FloatVector w1 = weight(group, 1, lane);
    FloatVector w2 = weight(group, 2, lane);
    FloatVector w3 = weight(group, 3, lane);
    FloatVector w4 = weight(group, 4, lane);
    FloatVector bias = FloatVector.fromArray(SPECIES, biases, group.firstLane() + lane);
    FloatVector highest = FloatVector.broadcast(SPECIES, Float.NEGATIVE_INFINITY);
    FloatVector positive = FloatVector.zero(SPECIES);
    int step = group.dilation() * WIDTH;
    int at = group.channel() * length * WIDTH;
    int positions = group.positions();
    for (int p = 0; p < positions; p++) {
      int t = at + p * WIDTH;
      FloatVector sum = bias.add(w0.mul(sample(t)));
      sum = sum.add(w1.mul(sample(t + step)));
      sum = sum.add(w2.mul(sample(t + 2 * step)));
      sum = sum.add(w3.mul(sample(t + 3 * step)));
      sum = sum.add(w4.mul(sample(t + 4 * step)));
      positive = counted(positive, sum);
      highest = higher(highest, sum);
    }
    store(group, lane, positive, highest, ppv, max);
  }

  private void seven(KernelGroup group, int lane, float[] ppv, float[] max) {
    FloatVector w0 = weight(group, 0, lane);
    FloatVector w1 = weight(group, 1, lane);
    FloatVector w2 = weight(group, 2, lane);
    FloatVector w3 = weight(group, 3, lane);
    FloatVector w4 = weight(group, 4, lane);
    FloatVector w5 = weight(group, 5, lane);
    FloatVector w6 = weight(group, 6, lane);
    FloatVector bias = FloatVector.fromArray(SPECIES, biases, group.firstLane() + lane);
    FloatVector highest = FloatVector.broadcast(SPECIES, Float.NEGATIVE_INFINITY);
    FloatVector positive = FloatVector.zero(SPECIES);
    int step = group.dilation() * WIDTH;
    int at = group.channel() * length * WIDTH;
    int positions = group.positions();
    for (int p = 0; p < positions; p++) {
      int t = at + p * WIDTH;
      FloatVector sum = bias.add(w0.mul(sample(t)));
      sum = sum.add(w1.mul(sample(t + step)));
      sum = sum.add(w2.mul(sample(t + 2 * step)));
      sum = sum.add(w3.mul(sample(t + 3 * step)));
      sum = sum.add(w4.mul(sample(t + 4 * step)));
      sum = sum.add(w5.mul(sample(t + 5 * step)));
      sum = sum.add(w6.mul(sample(t + 6 * step)));
      positive = counted(positive, sum);
      highest = higher(highest, sum);
    }
    store(group, lane, positive, highest, ppv, max);
  }

  private void nine(KernelGroup group, int lane, float[] ppv, float[] max) {
    FloatVector w0 = weight(group, 0, lane);
    FloatVector w1 = weight(group, 1, lane);
    FloatVector w2 = weight(group, 2, lane);
    FloatVector w3 = weight(group, 3, lane);
    FloatVector w4 = weight(group, 4, lane);
    FloatVector w5 = weight(group, 5, lane);
    FloatVector w6 = weight(group, 6, lane);
    FloatVector w7 = weight(group, 7, lane);
    FloatVector w8 = weight(group, 8, lane);
    FloatVector bias = FloatVector.fromArray(SPECIES, biases, group.firstLane() + lane);
    FloatVector highest = FloatVector.broadcast(SPECIES, Float.NEGATIVE_INFINITY);
    FloatVector positive = FloatVector.zero(SPECIES);
    int step = group.dilation() * WIDTH;
    int at = group.channel() * length * WIDTH;
    int positions = group.positions();
    for (int p = 0; p < positions; p++) {
      int t = at + p * WIDTH;
      FloatVector sum = bias.add(w0.mul(sample(t)));
      sum = sum.add(w1.mul(sample(t + step)));
      sum = sum.add(w2.mul(sample(t + 2 * step)));
      sum = sum.add(w3.mul(sample(t + 3 * step)));
      sum = sum.add(w4.mul(sample(t + 4 * step)));
      sum = sum.add(w5.mul(sample(t + 5 * step)));
      sum = sum.add(w6.mul(sample(t + 6 * step)));
      sum = sum.add(w7.mul(sample(t + 7 * step)));
      sum = sum.add(w8.mul(sample(t + 8 * step)));
      positive = counted(positive, sum);
      highest = higher(highest, sum);
    }
    store(group, lane, positive, highest, ppv, max);
  }

  private FloatVector weight(KernelGroup group, int tap, int lane) {
    return FloatVector.fromArray(
        SPECIES, weights, group.firstWeight() + tap * group.lanes() + lane);
  }

  private FloatVector sample(int at) {
    return FloatVector.fromArray(SPECIES, spread, at);
  }

  private static FloatVector counted(FloatVector positive, FloatVector sum) {
    VectorMask<Float> above = sum.compare(VectorOperators.GT, 0f);
    return positive.add(1f, above);
  }

  /** Without the care that {@code max} takes of NaN and -0, which costs as much as four taps. */
  private static FloatVector higher(FloatVector highest, FloatVector sum) {
    return highest.blend(sum, sum.compare(VectorOperators.GT, highest));
  }

  private static void store(
      KernelGroup group,
      int lane,
      FloatVector positive,
      FloatVector highest,
      float[] ppv,
      float[] max) {
    positive.div(group.positions()).intoArray(ppv, group.firstLane() + lane);
    highest.intoArray(max, group.firstLane() + lane);
  }
}
