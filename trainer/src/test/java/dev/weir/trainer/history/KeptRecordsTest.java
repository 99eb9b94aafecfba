package dev.weir.trainer.history;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.classifiers.memory.NotEnoughMemoryException;
import org.junit.jupiter.api.Test;

class KeptRecordsTest {
  private static final long ROOM = Runtime.getRuntime().maxMemory();

  @Test
  void shouldStopOnceAllRecordsOfATopicWouldNotFit() {
    // given: so many records of 8,000 bytes that they would take twice the memory
    KeptRecords kept = new KeptRecords("signals", 0);
    long total = 2 * ROOM / 8_000;

    // when, then
    assertThatThrownBy(() -> add(kept, 1_000, total))
        .isInstanceOf(NotEnoughMemoryException.class)
        .hasMessageStartingWith("reading signals needs about ")
        .hasMessageContaining("use a shorter span (--from, --to)")
        .hasMessageContaining("or a sample of the records (topic:...,sample=0.2");
  }

  @Test
  void shouldCountWhatWasReadBefore() {
    // given: labels that take most of the memory, and records that would fit without them
    KeptRecords kept = new KeptRecords("signals", 0.8 * ROOM);
    long total = ROOM / 8_000 / 2;

    // when, then
    assertThatThrownBy(() -> add(kept, 1_000, total))
        .isInstanceOf(NotEnoughMemoryException.class)
        .hasMessageContaining("earlier topics");
  }

  @Test
  void shouldReadOnWhereTheyFit() {
    KeptRecords kept = new KeptRecords("signals", 0);
    long total = ROOM / 8_000 / 4;
    assertThatCode(() -> add(kept, Math.min(total, 50_000), total)).doesNotThrowAnyException();
  }

  private static void add(KeptRecords kept, long records, long total) {
    for (long done = 1; done <= records; done++) {
      kept.add(8_000, done, total);
    }
  }
}
