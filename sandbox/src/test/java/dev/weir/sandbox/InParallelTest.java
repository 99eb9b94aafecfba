package dev.weir.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.CyclicBarrier;
import org.junit.jupiter.api.Test;

class InParallelTest {

  @Test
  void shouldRunAllAtOnce() {
    var barrier = new CyclicBarrier(3);

    InParallel.run(List.of(1, 2, 3), number -> await(barrier));

    assertThat(barrier.isBroken()).isFalse();
  }

  @Test
  void shouldFinishAllAndThrowTheFailureOfOneWithTheOthersSuppressed() {
    // Given
    Set<Integer> done = new ConcurrentSkipListSet<>();

    // Then
    assertThatThrownBy(
            () ->
                InParallel.run(
                    List.of(1, 2, 3),
                    number -> {
                      done.add(number);
                      if (number != 2) {
                        throw new SandboxException("number " + number);
                      }
                    }))
        .isInstanceOf(SandboxException.class)
        .hasMessage("number 1")
        .satisfies(
            failure ->
                assertThat(failure.getSuppressed())
                    .singleElement()
                    .isInstanceOf(SandboxException.class));
    assertThat(done).containsExactly(1, 2, 3);
  }

  private static void await(CyclicBarrier barrier) {
    try {
      barrier.await();
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }
}
