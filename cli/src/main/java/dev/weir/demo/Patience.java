package dev.weir.demo;

import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * Waits for what must come.
 *
 * @param limit how long
 */
record Patience(Duration limit) {

  /**
   * Looks until it is done.
   *
   * @param look waits a little by itself
   * @param state what there is so far, for the failure
   * @throws DemoFailure when the time is up
   */
  void await(BooleanSupplier done, Runnable look, Supplier<String> state) {
    long deadline = System.nanoTime() + limit.toNanos();
    while (!done.getAsBoolean()) {
      if (System.nanoTime() > deadline) {
        throw new DemoFailure("after %d s: %s".formatted(limit.toSeconds(), state.get()));
      }
      look.run();
    }
  }
}
