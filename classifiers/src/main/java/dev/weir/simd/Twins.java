package dev.weir.simd;

import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The plain and the SIMD twin of a computation, and which of them is to be used now. Both give the
 * same bits, so it does not matter when that changes. For one thread at a time, as its twins are,
 * unless they have no state.
 *
 * <pre>{@code
 * twins.current().transform(signal, features);
 * if (twins.isDue(operations)) {
 *   twins.warmUp(twin -> () -> twin.transform(copy, others));
 * }
 * }</pre>
 *
 * @param <T> what both are
 */
public final class Twins<T> {

  private final Takeover takeover;
  private final Supplier<T> plains;
  private final Supplier<T> simds;
  private T plain;
  private T simd;

  /**
   * Makes no twin before it is needed.
   *
   * @param takeover shared by all twins of the kind
   * @param plains makes plain twins, with memory of their own
   * @param simds makes SIMD twins, with memory of their own
   */
  public Twins(Takeover takeover, Supplier<T> plains, Supplier<T> simds) {
    this.takeover = takeover;
    this.plains = plains;
    this.simds = simds;
  }

  /** One twin for good. */
  public static <T> Twins<T> only(Supplier<T> twin) {
    return new Twins<>(Takeover.never(), twin, twin);
  }

  /** The twin to be used. */
  public T current() {
    if (takeover.isDone()) {
      T ready = simd == null ? simds.get() : simd;
      simd = ready;
      return ready;
    }
    T ready = plain == null ? plains.get() : plain;
    plain = ready;
    return ready;
  }

  /**
   * After a piece of work: whether {@link #warmUp} is to be called; true once in a process, and
   * again long after a try in vain.
   *
   * @param operations of the piece, about
   */
  public boolean isDue(long operations) {
    return !takeover.isDone() && takeover.isDue(operations);
  }

  /**
   * Has both twins tried in the background, until the SIMD twin is the faster one.
   *
   * @param trial makes a piece of work of a new twin, on memory that nobody else uses
   */
  public void warmUp(Function<T, Runnable> trial) {
    takeover.warmUp(trial.apply(plains.get()), trial.apply(simds.get()));
  }
}
