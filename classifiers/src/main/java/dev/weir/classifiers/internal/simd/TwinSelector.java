package dev.weir.classifiers.internal.simd;

import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Selects between the plain and the SIMD twin of a computation. Both produce identical bits, so the
 * switch can happen at any time. Not thread-safe unless the twins are stateless.
 *
 * <pre>{@code
 * twins.current().compute(signal, features);
 * if (twins.isDue(operations)) {
 *   twins.warmUp(twin -> () -> twin.compute(copy, others));
 * }
 * }</pre>
 *
 * @param <T> the common type
 */
public final class TwinSelector<T> {

  private final KernelWarmUp warmUp;
  private final Supplier<T> plains;
  private final Supplier<T> simds;
  private final Supplier<T> plainSamples;
  private final Supplier<T> simdSamples;
  private T plain;
  private T simd;

  /**
   * Creates twins on demand; only the plain one without SIMD.
   *
   * @param warmUp shared by all twins of the kind
   * @param twin creates a twin, with its own memory
   */
  public TwinSelector(KernelWarmUp warmUp, Function<Vectorization, T> twin) {
    this(warmUp, twin, twin);
  }

  /**
   * Creates twins on demand; only the plain one without SIMD.
   *
   * @param warmUp shared by all twins of the kind
   * @param twin creates a twin, with its own memory
   * @param sample creates a twin for a trial, for computations that can be so large that uncompiled
   *     vector code would not finish one in time
   */
  public TwinSelector(
      KernelWarmUp warmUp, Function<Vectorization, T> twin, Function<Vectorization, T> sample) {
    this(
        Simd.available() ? warmUp : KernelWarmUp.never(),
        () -> twin.apply(Vectorization.plain()),
        () -> twin.apply(Vectorization.simd()),
        () -> sample.apply(Vectorization.plain()),
        () -> sample.apply(Vectorization.simd()));
  }

  TwinSelector(KernelWarmUp warmUp, Supplier<T> plains, Supplier<T> simds) {
    this(warmUp, plains, simds, plains, simds);
  }

  private TwinSelector(
      KernelWarmUp warmUp,
      Supplier<T> plains,
      Supplier<T> simds,
      Supplier<T> plainSamples,
      Supplier<T> simdSamples) {
    this.warmUp = warmUp;
    this.plains = plains;
    this.simds = simds;
    this.plainSamples = plainSamples;
    this.simdSamples = simdSamples;
  }

  /** A single twin, without switching. */
  public static <T> TwinSelector<T> only(Vectorization vectors, Function<Vectorization, T> twin) {
    Supplier<T> only = () -> twin.apply(vectors);
    return new TwinSelector<>(KernelWarmUp.never(), only, only);
  }

  /** The current twin. */
  public T current() {
    if (warmUp.isDone()) {
      T ready = simd == null ? simds.get() : simd;
      simd = ready;
      return ready;
    }
    T ready = plain == null ? plains.get() : plain;
    plain = ready;
    return ready;
  }

  /**
   * Counts a piece of work; returns whether {@link #warmUp} must be called: once per process, and
   * again long after a failed trial.
   *
   * @param operations approximate size of the piece
   */
  public boolean isDue(long operations) {
    return !warmUp.isDone() && warmUp.isDue(operations);
  }

  /**
   * Tries both twins in the background until the SIMD twin is faster.
   *
   * @param trial creates a sample of the work for a new twin, on memory that is not shared
   */
  public void warmUp(Function<T, Runnable> trial) {
    warmUp.warmUp(trial.apply(plainSamples.get()), trial.apply(simdSamples.get()));
  }
}
