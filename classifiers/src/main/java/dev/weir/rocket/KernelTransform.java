package dev.weir.rocket;

import dev.weir.simd.Simd;

/**
 * Computes the two features of every kernel: PPV, the share of positions at which its value is
 * greater than 0, and its highest value. Both twins multiply, round, add and round in the same
 * order, in float, and so produce identical bits.
 *
 * <p>May own scratch memory; not thread-safe.
 */
public interface KernelTransform {

  /**
   * Computes all features, without allocation.
   *
   * @param signal preprocessed, channel by channel: channels x length values
   * @param ppv output by lane, 0 to 1; {@link KernelBank#lanes()} long
   * @param max output by lane; {@link KernelBank#lanes()} long
   */
  void transform(float[] signal, float[] ppv, float[] max);

  /** The fastest twin available: SIMD once it is compiled. */
  static KernelTransform of(KernelBank bank) {
    return Simd.available() ? new SwitchingTransform(bank) : plain(bank);
  }

  /** The twin in plain Java. */
  static KernelTransform plain(KernelBank bank) {
    return new PlainKernelTransform(bank);
  }

  /** The SIMD twin, which needs the module {@code jdk.incubator.vector}. */
  static KernelTransform simd(KernelBank bank) {
    return new SimdKernelTransform(bank);
  }
}
