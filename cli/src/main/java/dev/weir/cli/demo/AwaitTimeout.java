package dev.weir.cli.demo;

import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * A timeout for awaited results.
 *
 * @param limit the timeout
 */
record AwaitTimeout(Duration limit) {

  /**
   * Polls until done.
   *
   * @param poll waits a little by itself
   * @param state current state, for the failure message
   * @throws DemoFailure when the time is up
   */
  void await(BooleanSupplier done, Runnable poll, Supplier<String> state) {
    long deadline = System.nanoTime() + limit.toNanos();
    while (!done.getAsBoolean()) {
      if (System.nanoTime() > deadline) {
        throw new DemoFailure("after %d s: %s".formatted(limit.toSeconds(), state.get()));
      }
      poll.run();
    }
  }
}
