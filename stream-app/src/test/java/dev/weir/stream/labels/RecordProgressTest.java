package dev.weir.stream.labels;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.stream.state.EntryTimestamps;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RecordProgressTest {
  private static final long RETENTION = 60;

  /** Start of the task, long after its labels arrived. */
  private static final long START = 1_000;

  private static final EntryTimestamps LABEL = new EntryTimestamps(0, 0);

  private final RecordProgress progress = new RecordProgress();
  private RecordProgress.Input signals;
  private RecordProgress.Input images;

  @BeforeEach
  void start() {
    signals = progress.input(START);
    images = progress.input(START);
  }

  @Test
  void shouldHoldLabelsWhileNothingOfATopicHasComeYet() {
    // when
    signals.advance(START, START, START);

    // then
    assertThat(progress.isPast(LABEL, START, RETENTION)).isFalse();

    // when the first arrives from a backlog
    images.advance(50, 50, START + 50);

    // then
    assertThat(progress.isPast(LABEL, START + 100, RETENTION)).isFalse();

    // when the topic is past the label
    images.advance(61, 61, START + 100);

    // then
    assertThat(progress.isPast(LABEL, START + 100, RETENTION)).isTrue();
  }

  @Test
  void shouldHoldNothingForATopicThatStaysSilent() {
    signals.advance(START, START, START + 61);

    assertThat(progress.isPast(LABEL, START + 61, RETENTION)).isTrue();
  }

  @Test
  void shouldJudgeByWhatCameWhereAllAreSilent() {
    signals.advance(START, START, START);

    assertThat(progress.isPast(LABEL, START + 500, RETENTION)).isTrue();
  }

  @Test
  void shouldHoldLabelsWhereNothingCameAtAll() {
    assertThat(progress.isPast(LABEL, START + 500, RETENTION)).isFalse();
  }

  @Test
  void shouldForgetTopicsOfATaskThatBeginsAnew() {
    // given
    signals.advance(START, START, START);

    // when
    progress.clear();
    RecordProgress.Input again = progress.input(START);
    again.advance(START, START, START);

    // then
    assertThat(progress.isPast(LABEL, START, RETENTION)).isTrue();
  }
}
