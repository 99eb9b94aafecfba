package dev.weir.classifiers.internal.simd;

/** Processes four kernels at once, so that their sequential sums overlap. */
final class PlainLaneKernels implements LaneKernels {

  private static final int AT_ONCE = 4;

  private final KernelLanes kernels;
  private final float[] weights;

  PlainLaneKernels(KernelLanes kernels) {
    this.kernels = kernels;
    this.weights = kernels.weights();
  }

  @Override
  public void compute(float[] signal, float[] features) {
    for (KernelGroup group : kernels.groups()) {
      for (int lane = 0; lane < group.lanes(); lane += AT_ONCE) {
        four(group, lane, signal, features);
      }
    }
  }

  private void four(KernelGroup group, int lane, float[] signal, float[] features) {
    float[] biases = kernels.biases();
    int out = group.firstLane() + lane;
    int firstWeight = group.firstWeight() + lane;
    int start = group.channel() * kernels.length();
    int positive0 = 0;
    int positive1 = 0;
    int positive2 = 0;
    int positive3 = 0;
    float highest0 = Float.NEGATIVE_INFINITY;
    float highest1 = Float.NEGATIVE_INFINITY;
    float highest2 = Float.NEGATIVE_INFINITY;
    float highest3 = Float.NEGATIVE_INFINITY;
    for (int t = start; t < start + group.positions(); t++) {
      float sum0 = biases[out];
      float sum1 = biases[out + 1];
      float sum2 = biases[out + 2];
      float sum3 = biases[out + 3];
      int at = firstWeight;
      int end = t + group.taps() * group.dilation();
      for (int i = t; i < end; i += group.dilation()) {
        float sample = signal[i];
        sum0 += weights[at] * sample;
        sum1 += weights[at + 1] * sample;
        sum2 += weights[at + 2] * sample;
        sum3 += weights[at + 3] * sample;
        at += group.lanes();
      }
      positive0 += sum0 > 0 ? 1 : 0;
      positive1 += sum1 > 0 ? 1 : 0;
      positive2 += sum2 > 0 ? 1 : 0;
      positive3 += sum3 > 0 ? 1 : 0;
      highest0 = sum0 > highest0 ? sum0 : highest0;
      highest1 = sum1 > highest1 ? sum1 : highest1;
      highest2 = sum2 > highest2 ? sum2 : highest2;
      highest3 = sum3 > highest3 ? sum3 : highest3;
    }
    store(out, group.positions(), positive0, highest0, features);
    store(out + 1, group.positions(), positive1, highest1, features);
    store(out + 2, group.positions(), positive2, highest2, features);
    store(out + 3, group.positions(), positive3, highest3, features);
  }

  private void store(int lane, int positions, int positive, float highest, float[] features) {
    features[lane] = (float) positive / positions;
    features[kernels.lanes() + lane] = highest;
  }
}
