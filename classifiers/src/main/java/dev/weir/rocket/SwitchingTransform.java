package dev.weir.rocket;

import dev.weir.simd.Takeover;
import dev.weir.simd.Twins;

/** Uses the plain twin until the SIMD twin is compiled. */
final class SwitchingTransform implements KernelTransform {

  private static final Takeover TAKEOVER = new Takeover("ROCKET's kernels");

  private final KernelBank bank;
  private final long operations;
  private final Twins<KernelTransform> twins;

  SwitchingTransform(KernelBank bank) {
    this.bank = bank;
    this.operations = bank.groups().stream().mapToLong(KernelGroup::operations).sum();
    this.twins =
        new Twins<>(
            TAKEOVER, () -> new PlainKernelTransform(bank), () -> new SimdKernelTransform(bank));
  }

  @Override
  public void transform(float[] signal, float[] ppv, float[] max) {
    twins.current().transform(signal, ppv, max);
    if (twins.isDue(operations)) {
      float[] copy = signal.clone();
      twins.warmUp(twin -> trial(twin, copy));
    }
  }

  private Runnable trial(KernelTransform twin, float[] signal) {
    float[] ppv = new float[bank.lanes()];
    float[] max = new float[bank.lanes()];
    return () -> twin.transform(signal, ppv, max);
  }
}
