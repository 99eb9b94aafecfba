package dev.weir.stream.progress;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.stream.LogCapture;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.streams.processor.TimestampExtractor;
import org.junit.jupiter.api.Test;

class StallDetectorTest {
  private final AtomicLong seconds = new AtomicLong();
  private final StallDetector pulses =
      new StallDetector(Duration.ofSeconds(60), () -> TimeUnit.SECONDS.toNanos(seconds.get()));
  private final TimestampExtractor extractor = ThreadProgress.watching((record, time) -> 7);

  @Test
  void shouldBeAliveWhileItPolls() {
    ThreadProgress pulse = pulses.begin();
    for (int i = 0; i < 100; i++) {
      seconds.addAndGet(50);
      pulse.recordPoll();

      assertThat(pulses.hasStopped()).isFalse();
    }
  }

  @Test
  void shouldBeAliveWhileRecordsComeThoughItDoesNotPoll() {
    ThreadProgress pulse = pulses.begin();
    pulse.recordPoll();
    for (int i = 0; i < 100; i++) {
      seconds.addAndGet(50);
      assertThat(extractor.extract(record(i), 0)).isEqualTo(7);

      assertThat(pulses.hasStopped()).isFalse();
    }
  }

  @Test
  void shouldSayWhereAThreadHasStopped() {
    // given a thread whose record never completes, beside one that makes progress
    ThreadProgress stuck = pulses.begin();
    stuck.recordPoll();
    extractor.extract(record(42), 0);
    ThreadProgress other = pulses.begin();
    assertThat(pulses.hasStopped()).isFalse();

    // when
    try (LogCapture log = LogCapture.of("dev.weir.stream.progress")) {
      for (int i = 0; i < 3; i++) {
        seconds.addAndGet(50);
        other.recordPoll();
        boolean stopped = pulses.hasStopped();

        // then
        assertThat(stopped).isEqualTo(i > 0);
      }
      assertThat(log.warnings())
          .singleElement()
          .asString()
          .contains(Thread.currentThread().getName(), "signals-3@42", "for 100 s")
          .doesNotContain("secret");
    }

    // when it continues after all
    stuck.recordPoll();

    // then
    assertThat(pulses.hasStopped()).isFalse();
  }

  @Test
  void shouldNotMissThreadsThatHaveEnded() {
    ThreadProgress pulse = pulses.begin();
    pulses.end(pulse);
    seconds.addAndGet(1_000);

    assertThat(pulses.hasStopped()).isFalse();
  }

  @Test
  void shouldWaitForEverWhereToldSo() {
    StallDetector patient = new StallDetector(Duration.ZERO, seconds::get);
    var _ = patient.begin();
    seconds.addAndGet(Long.MAX_VALUE / 2);

    assertThat(patient.hasStopped()).isFalse();
  }

  private static ConsumerRecord<Object, Object> record(long offset) {
    return new ConsumerRecord<>("signals", 3, offset, "secret", "secret");
  }
}
