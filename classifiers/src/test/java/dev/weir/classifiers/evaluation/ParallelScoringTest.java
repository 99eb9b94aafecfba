package dev.weir.classifiers.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.classifiers.model.Progress;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ParallelScoringTest {

  private static final int RECORDS = 101;

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 200})
  void shouldScoreEveryRecordOnceWithAScorerAThread(int threads) {
    // Given
    AtomicIntegerArray times = new AtomicIntegerArray(RECORDS);
    AtomicInteger scorers = new AtomicInteger();
    AtomicLong furthest = new AtomicLong();
    Set<String> stages = ConcurrentHashMap.newKeySet();
    ParallelScoring scoring =
        new ParallelScoring(
            threads,
            "scoring",
            (stage, done, total) -> {
              stages.add(stage + " of " + total);
              furthest.accumulateAndGet(done, Math::max);
            });

    // When
    int[] predicted =
        scoring.predict(
            RECORDS,
            () -> {
              scorers.incrementAndGet();
              return record -> {
                times.incrementAndGet(record);
                return record % 7;
              };
            });

    // Then
    assertThat(predicted).isEqualTo(IntStream.range(0, RECORDS).map(i -> i % 7).toArray());
    assertThat(IntStream.range(0, RECORDS).map(times::get)).containsOnly(1);
    assertThat(scorers).hasValue(threads);
    assertThat(furthest).hasValue(RECORDS);
    assertThat(stages).containsExactly("scoring of 101");
  }

  @Test
  void shouldThrowWhatAScorerThrows() {
    assertThatThrownBy(
            () ->
                new ParallelScoring(2, "scoring", Progress.NONE)
                    .predict(
                        3,
                        () ->
                            record -> {
                              throw new IllegalArgumentException("record " + record);
                            }))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("record ");
  }

  @Test
  void shouldCountWhatWasTakenForWhat() {
    // When
    Evaluation counts =
        Evaluation.of(List.of("a", "b"), new int[] {0, 0, 1, 1, 1}, new int[] {0, 1, 1, 0, 1});

    // Then
    assertThat(counts.confusion()).isDeepEqualTo(new long[][] {{1, 1}, {1, 2}});
    assertThat(counts.errors()).isEqualTo(2);
  }
}
