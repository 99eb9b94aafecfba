package dev.weir.classifiers.concurrent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.atomic.AtomicIntegerArray;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WorkerPoolTest {

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 7})
  void shouldRunEachTaskOnce(int threads) {
    // Given
    AtomicIntegerArray runs = new AtomicIntegerArray(1000);

    // When
    try (WorkerPool workers = new WorkerPool(threads)) {
      workers.run(1000, runs::incrementAndGet);
      workers.run(0, runs::incrementAndGet);
    }

    // Then
    for (int i = 0; i < 1000; i++) {
      assertThat(runs.get(i)).isEqualTo(1);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 4})
  void shouldThrowWhatATaskThrew(int threads) {
    try (WorkerPool workers = new WorkerPool(threads)) {
      assertThatThrownBy(
              () ->
                  workers.run(
                      100,
                      task -> {
                        if (task == 42) {
                          throw new IllegalArgumentException("task 42");
                        }
                      }))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("task 42");
    }
  }

  @Test
  void shouldRefuseNoThreads() {
    assertThatThrownBy(() -> new WorkerPool(0)).hasMessageContaining("not 0");
  }
}
