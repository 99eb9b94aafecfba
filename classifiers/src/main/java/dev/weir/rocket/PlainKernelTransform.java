package dev.weir.rocket;

/** One kernel after the other, one position after the other. */
final class PlainKernelTransform implements KernelTransform {

  private final KernelBank bank;

  PlainKernelTransform(KernelBank bank) {
    this.bank = bank;
  }

  @Override
  public void transform(float[] signal, float[] ppv, float[] max) {
    for (KernelGroup group : bank.groups()) {
      for (int lane = 0; lane < group.lanes(); lane++) {
        transform(group, lane, signal, ppv, max);
      }
    }
  }

  private void transform(KernelGroup group, int lane, float[] signal, float[] ppv, float[] max) {
    int start = group.channel() * bank.length();
    float bias = bank.biases()[group.firstLane() + lane];
    int positive = 0;
    float highest = Float.NEGATIVE_INFINITY;
    for (int t = 0; t < group.positions(); t++) {
      float value = value(group, lane, bias, signal, start + t);
      positive += value > 0 ? 1 : 0;
      highest = Math.max(highest, value);
    }
    ppv[group.firstLane() + lane] = (float) positive / group.positions();
    max[group.firstLane() + lane] = highest;
  }

  private float value(KernelGroup group, int lane, float bias, float[] signal, int at) {
    float[] weights = bank.weights();
    float sum = bias;
    for (int j = 0; j < group.taps(); j++) {
      sum +=
          weights[group.firstWeight() + j * group.lanes() + lane]
              * signal[at + j * group.dilation()];
    }
    return sum;
  }
}
