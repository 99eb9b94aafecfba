package dev.weir.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.stream.config.WeirConfig;
import dev.weir.stream.readiness.UnreadableRecordException;
import java.util.Map;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.streams.errors.ProcessorStateException;
import org.apache.kafka.streams.errors.StreamsException;
import org.junit.jupiter.api.Test;

class FailureLineTest {
  private static final WeirConfig CONFIG =
      WeirConfig.of(
          Map.of("bootstrap.servers", "k1:9092,k2:9092", "schema.registry.url", "http://r:8081"));

  @Test
  void shouldNameTheCauseAndTheBrokers() {
    KafkaException failure =
        new KafkaException(
            "the topics cannot be described",
            new TimeoutException("Timed out waiting for a node assignment. Call: describeTopics"));

    assertThat(FailureLine.of(failure, CONFIG))
        .isEqualTo(
            "the topics cannot be described: Timed out waiting for a node assignment. Call:"
                + " describeTopics (bootstrap.servers: k1:9092,k2:9092)");
  }

  @Test
  void shouldSayNothingTwice() {
    StreamsException cause = new StreamsException("topic=signals, partition=1, offset=7");
    ApplicationFailedException failure =
        new ApplicationFailedException("Weir has stopped: " + cause.getMessage(), cause);

    assertThat(FailureLine.of(failure, CONFIG))
        .isEqualTo(
            "Weir has stopped: topic=signals, partition=1, offset=7"
                + " (bootstrap.servers: k1:9092,k2:9092)");
  }

  @Test
  void shouldNotNameBrokersWhereARecordFailed() {
    StreamsException failure =
        new StreamsException(
            "topic=signals, partition=1, offset=7", new IllegalStateException("no schema"));

    assertThat(FailureLine.of(failure, CONFIG))
        .isEqualTo("topic=signals, partition=1, offset=7: no schema");
    assertThat(FailureLine.of(new ProcessorStateException("no folder"), CONFIG))
        .isEqualTo("no folder");
    assertThat(FailureLine.of(new ConfigException("acks is 0"), CONFIG)).isEqualTo("acks is 0");
    assertThat(FailureLine.of(new StreamsException("commit", new TimeoutException("60 s")), CONFIG))
        .isEqualTo("commit: 60 s (bootstrap.servers: k1:9092,k2:9092)");
  }

  @Test
  void shouldNotNameBrokersWhereTheyHaveNoPart() {
    assertThat(FailureLine.of(new IllegalStateException("port 8080 is taken"), CONFIG))
        .isEqualTo("port 8080 is taken");
  }

  @Test
  void shouldNameARecordThatCannotBeReadAndNotOnlyTheMemoryItTakes() {
    // given
    UnreadableRecordException unreadable =
        new UnreadableRecordException(
            "the record at offset 17 of signals-0 cannot be read",
            new OutOfMemoryError("Java heap space"));

    // when, then
    assertThat(
            FailureLine.of(
                new ApplicationFailedException("Weir has stopped: it", unreadable), CONFIG))
        .isEqualTo("the record at offset 17 of signals-0 cannot be read");
    assertThat(FailureLine.of(new OutOfMemoryError("Java heap space"), CONFIG))
        .startsWith("out of memory (Java heap space)");
  }
}
