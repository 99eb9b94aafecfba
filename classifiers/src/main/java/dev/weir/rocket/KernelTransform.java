package dev.weir.rocket;

import dev.weir.simd.Simd;

/**
 * Computes the two features of every kernel: PPV, the share of positions at which its value is
 * greater than 0, and its highest value. The twins multiply, round, add and round again in the same
 * order, in float, and so give the same bits.
 *
 * <p>A transform may own scratch memory: it is for one thread at a time.
 */
public interface KernelTransform {

  /**
   * Computes all features; allocates nothing.
   *
   * @param signal preprocessed, channel after channel: channels x length values
   * @param ppv filled in by lane, 0 to 1; {@link KernelBank#lanes()} long
   * @param max filled in by lane; {@link KernelBank#lanes()} long
   */
  void transform(float[] signal, float[] ppv, float[] max);

  /** The fastest transform that this Java process can run: the SIMD twin once it is compiled. */
  static KernelTransform of(KernelBank bank) {
    return Simd.available() ? new SwitchingTransform(bank) : plain(bank);
  }

  /** The twin in plain Java. */
  static KernelTransform plain(KernelBank bank) {
    return new PlainKernelTransform(bank);
  }

  /** The twin that needs the module {@code jdk.incubator.vector}. */
  static KernelTransform simd(KernelBank bank) {
    return new SimdKernelTransform(bank);
  }
}
