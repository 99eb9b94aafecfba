package dev.weir.stream.progress;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.stream.LogCapture;
import dev.weir.stream.progress.CommitMonitor.Position;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OpenTransactionMonitorTest {
  private static final TopicPartition OWN = new TopicPartition("signals", 0);
  private final LogCapture log = LogCapture.of("dev.weir.stream.progress");
  private final AtomicLong seconds = new AtomicLong();
  private boolean own = true;
  private final OpenTransactionMonitor held =
      new OpenTransactionMonitor(() -> TimeUnit.SECONDS.toNanos(seconds.get()));

  @AfterEach
  void close() {
    log.close();
  }

  @Test
  void shouldNameWhatIsHeldUpAndForHowLong() {
    // when an open transaction begins at offset 40
    for (int i = 0; i <= 10; i++) {
      update(40, 90 + i);
      assertThat(log.warnings()).as("after %d s", seconds.get()).isEmpty();
    }
    update(40, 101);

    // then
    assertThat(log.warnings())
        .singleElement()
        .asString()
        .contains("input is blocked, signals-0 from offset 40 on for 33 s: ", "transaction");
  }

  @Test
  void shouldSaySoSeldom() {
    // when one transaction after the other is left open, for an hour
    for (int i = 0; i < 1_200; i++) {
      update(40 + i / 20, 1_000);
    }

    // then
    assertThat(log.warnings()).hasSizeBetween(5, 6);
  }

  @Test
  void shouldKeepStillWhereTransactionsEnd() {
    // when there is always one open, each for a short time
    for (int i = 0; i < 1_000; i++) {
      update(40 + i / 5, 1_000);
    }
    // and then none
    for (int i = 0; i < 1_000; i++) {
      update(1_000, 1_000);
    }

    // then
    assertThat(log.warnings()).isEmpty();
  }

  @Test
  void shouldBeginAnewWithAPartitionThatComesBack() {
    // when another instance has it in between
    for (int i = 0; i < 1_000; i++) {
      own = i % 10 != 0;
      update(40, 1_000);
    }

    // then
    assertThat(log.warnings()).isEmpty();
  }

  @Test
  void shouldTellOfManyPartitionsInOneLine() {
    // given
    Map<TopicPartition, Position> positions = new HashMap<>();
    for (int p = 0; p < 1_000; p++) {
      positions.put(new TopicPartition("signals", p), new Position(5, 5, 9));
    }
    // when
    for (int i = 0; i < 100; i++) {
      seconds.addAndGet(3);
      held.update(positions);
    }

    // then
    assertThat(log.warnings())
        .singleElement()
        .asString()
        .contains("signals-0 from", "signals-4 from", " and in 995 more partitions: ")
        .doesNotContain("signals-5 from");
  }

  private void update(long readable, long end) {
    seconds.addAndGet(3);
    held.update(own ? Map.of(OWN, new Position(40, readable, end)) : Map.of());
  }
}
