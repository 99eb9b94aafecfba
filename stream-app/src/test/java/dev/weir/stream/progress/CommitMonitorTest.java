package dev.weir.stream.progress;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.stream.LogCapture;
import dev.weir.stream.progress.CommitMonitor.Position;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class CommitMonitorTest {
  private static final TopicPartition OWN = new TopicPartition("signals", 0);
  private final AtomicLong seconds = new AtomicLong();
  private boolean own = true;
  private final CommitMonitor watch =
      new CommitMonitor(Duration.ofSeconds(60), () -> TimeUnit.SECONDS.toNanos(seconds.get()));

  @Test
  void shouldNoticeThatLagGrowsWhileNothingIsCommitted() {
    try (LogCapture log = LogCapture.of("dev.weir.stream.progress")) {
      for (int i = 0; i <= 25; i++) {
        update(100, 1_000 + i);
        assertThat(watch.hasStopped()).as("after %d s", seconds.get()).isEqualTo(i > 20);
      }
      assertThat(log.warnings())
          .singleElement()
          .asString()
          .contains("nothing of [signals-0] has been committed", "from 900 to");
    }

    // when something is committed
    update(101, 1_100);

    // then
    assertThat(watch.hasStopped()).isFalse();
  }

  @Test
  void shouldNotTakeABacklogThatIsBeingReadForAStop() {
    for (int i = 0; i < 100; i++) {
      update(100 + i, 1_000 + 10 * i);
    }
    assertThat(watch.hasStopped()).isFalse();
  }

  @Test
  void shouldNotTakeQuietForAStop() {
    for (int i = 0; i < 100; i++) {
      update(100, 101); // such as a transaction marker
    }
    assertThat(watch.hasStopped()).isFalse();
  }

  @Test
  void shouldNotTakeAnOpenTransactionOfAProducerForAStop() {
    // when more and more comes behind it, all that can be read is committed
    for (int i = 0; i < 100; i++) {
      seconds.addAndGet(3);
      watch.update(Map.of(OWN, new Position(100, 100, 1_000 + i)));
    }

    // then a new process would be of no use
    assertThat(watch.hasStopped()).isFalse();
  }

  @Test
  void shouldBeginAnewWithOtherPartitions() {
    for (int i = 0; i < 60; i++) {
      own = i / 15 % 2 == 0;
      update(100, 1_000 + i);
    }
    assertThat(watch.hasStopped()).isFalse();
  }

  @Test
  void shouldNotCountTheTimeInWhichNoBrokerAnswers() {
    update(100, 1_000);
    update(100, 1_001);
    seconds.addAndGet(600);
    update(100, 1_500);
    update(100, 1_501);

    assertThat(watch.hasStopped()).isFalse();
  }

  private void update(long committed, long end) {
    seconds.addAndGet(3);
    watch.update(own ? Map.of(OWN, new Position(committed, end, end)) : Map.of());
  }
}
