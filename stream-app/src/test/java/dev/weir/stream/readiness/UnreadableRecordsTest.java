package dev.weir.stream.readiness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.stream.config.WeirConfig;
import dev.weir.stream.progress.StallDetector;
import dev.weir.stream.progress.ThreadProgress;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.InvalidRecordException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.CorruptRecordException;
import org.apache.kafka.common.errors.RecordDeserializationException;
import org.apache.kafka.common.errors.RecordDeserializationException.DeserializationExceptionOrigin;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.streams.errors.StreamsException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class UnreadableRecordsTest {
  private static final TopicPartition SIGNALS = new TopicPartition("signals", 0);
  private static final TopicPartition LABELS = new TopicPartition("labels", 2);
  private static final long END = 100;

  private final Batches batches = new Batches();

  static Stream<Arguments> failures() {
    return Stream.of(
        Arguments.of(
            new OutOfMemoryError("Java heap space"), "out of memory (Java heap space); start with"),
        Arguments.of(
            new KafkaException(
                "Received exception when fetching the next record from signals-0",
                new KafkaException("Record batch at offset 17 is invalid")),
            "Record batch at offset 17 is invalid; stop all instances"),
        Arguments.of(
            new RecordDeserializationException(
                DeserializationExceptionOrigin.VALUE,
                SIGNALS,
                17,
                0,
                TimestampType.CREATE_TIME,
                null,
                null,
                null,
                "no bytes",
                new IllegalStateException("no array")),
            "no array; stop all instances"),
        Arguments.of(
            new CorruptRecordException("the checksum differs"),
            "the checksum differs; stop all instances"),
        Arguments.of(
            new InvalidRecordException("premature end"), "premature end; stop all instances"),
        Arguments.of(new RecordTooLargeException("too large"), "too large; stop all instances"));
  }

  @ParameterizedTest
  @MethodSource("failures")
  void shouldNameTheRecordAndTheWayOut(Throwable failure, String why) {
    // given
    batches.unreadable(SIGNALS, 17, 17, failure);

    // when, then
    assertThatThrownBy(() -> records().explain(standingAt(10), failure))
        .isInstanceOf(UnreadableRecordException.class)
        .hasMessageStartingWith("the record at offset 17 of signals-0 cannot be read: " + why)
        .hasMessageContaining(
            "stop all instances and pass over it: kafka-consumer-groups.sh --bootstrap-server"
                + " k1:9092 --group weir --reset-offsets --topic signals:0 --to-offset 18"
                + " --execute (see \"Passing over records\" in docs/troubleshooting.md)")
        .hasCause(failure);
    assertThat(batches.isClosed).isTrue();
  }

  @Test
  void shouldPassOverTheRestOfABatchWithIt() {
    for (long last : new long[] {18, 19, 20, 31, 99}) {
      // given a batch that is read from its beginning wherever one starts in it
      batches.unreadable(SIGNALS, 17, last, new OutOfMemoryError("Java heap space"));

      // when, then
      assertThatThrownBy(() -> records().explain(standingAt(10), new OutOfMemoryError("x")))
          .hasMessageStartingWith("the records at offsets 17 to " + last + " of signals-0 cannot")
          .hasMessageContaining("pass over them:")
          .hasMessageContaining("--to-offset " + (last + 1) + " ");
    }
  }

  @Test
  void shouldSayThatRecordsBeforeItAreToBeDoneFirst() {
    // given
    batches.unreadable(SIGNALS, 17, 17, new OutOfMemoryError("Java heap space"));
    MockConsumer<byte[], byte[]> consumer = standingAt(10);
    consumer.commitSync(Map.of(SIGNALS, new OffsetAndMetadata(16)));

    // when, then
    assertThatThrownBy(() -> records().explain(consumer, new OutOfMemoryError("x")))
        .hasMessageContaining(
            "or first let a single instance with kafka.max.poll.records=1 and commit.interval=0"
                + " process the records before, until it ends here without this request; then stop"
                + " all instances and pass over it: ");
  }

  @Test
  void shouldNameTheCommandForAGroupOfStreams() {
    // given
    batches.unreadable(SIGNALS, 17, 17, new OutOfMemoryError("Java heap space"));

    // when, then
    assertThatThrownBy(
            () ->
                records("group.protocol", "streams")
                    .explain(standingAt(17), new OutOfMemoryError("x")))
        .hasMessageContaining(
            "kafka-streams-groups.sh --bootstrap-server k1:9092 --group weir --reset-offsets"
                + " --input-topic signals:0 --to-offset 18 --execute");
  }

  @Test
  void shouldNotBlameARecordForOtherFailures() {
    // given
    batches.unreadable(SIGNALS, 17, 17, new OutOfMemoryError("Java heap space"));

    // when, then
    for (Throwable failure :
        List.of(new TimeoutException("late"), new StreamsException("migrated"))) {
      assertThatCode(() -> records().explain(standingAt(10), failure)).doesNotThrowAnyException();
    }
    assertThat(batches.isClosed).isFalse();
  }

  @Test
  void shouldNotBlameARecordWhereAllCanBeRead() {
    assertThatCode(() -> records().explain(standingAt(10), new OutOfMemoryError("x")))
        .doesNotThrowAnyException();
    assertThat(batches.isClosed).isTrue();
  }

  @Test
  void shouldNotReadAPartitionThatIsPaused() {
    // given
    batches.unreadable(SIGNALS, 17, 17, new OutOfMemoryError("Java heap space"));
    MockConsumer<byte[], byte[]> consumer = standingAt(10);
    consumer.pause(List.of(SIGNALS));

    // when, then
    assertThatCode(() -> records().explain(consumer, new OutOfMemoryError("x")))
        .doesNotThrowAnyException();
  }

  @Test
  void shouldNotHideAFailureWhereTheSearchFails() {
    // given
    batches.unreadable(SIGNALS, 17, 17, new TimeoutException("the brokers do not answer"));

    // when, then
    assertThatCode(() -> records().explain(standingAt(10), new OutOfMemoryError("x")))
        .doesNotThrowAnyException();
  }

  @Test
  void shouldNameTheRecordThatIsProcessedWhereMemoryIsExhausted() {
    // given a thread with a record in its hand
    ThreadProgress pulse = new StallDetector(Duration.ZERO, System::nanoTime).begin();
    pulse.recordPoll();
    OutOfMemoryError error = new OutOfMemoryError("Java heap space");
    StreamsException failure = new StreamsException("task 0_0", error);
    assertThat(records().withRecordAtHand(failure)).isSameAs(failure);
    var _ =
        ThreadProgress.watching((record, time) -> 0)
            .extract(new ConsumerRecord<>("signals", 0, 17, new byte[1], new byte[1]), 0);

    // when, then
    assertThat(records().withRecordAtHand(failure))
        .isInstanceOf(UnreadableRecordException.class)
        .hasMessageStartingWith(
            "out of memory (Java heap space) at or just before offset 17 of signals-0: start with"
                + " more heap than")
        .hasCause(failure);
    assertThat(records().withRecordAtHand(new StreamsException("other"))).hasMessage("other");
    pulse.recordPoll();
  }

  private UnreadableRecords records(String... more) {
    Map<String, String> settings = new HashMap<>();
    settings.put("bootstrap.servers", "k1:9092");
    settings.put("schema.registry.url", "http://r:8081");
    for (int i = 0; i < more.length; i += 2) {
      settings.put(more[i], more[i + 1]);
    }
    return new UnreadableRecords(WeirConfig.of(settings), () -> batches);
  }

  private static MockConsumer<byte[], byte[]> standingAt(long offset) {
    MockConsumer<byte[], byte[]> consumer = new MockConsumer<>("earliest");
    consumer.assign(List.of(SIGNALS, LABELS));
    consumer.seek(SIGNALS, offset);
    consumer.seek(LABELS, offset);
    consumer.commitSync(Map.of(SIGNALS, new OffsetAndMetadata(17)));
    return consumer;
  }

  /** Partitions of 100 records; one has a batch that cannot be read from some record on. */
  private static final class Batches extends MockConsumer<byte[], byte[]> {
    private TopicPartition partition = SIGNALS;
    private long first = Long.MAX_VALUE;
    private long last = Long.MAX_VALUE;
    private Throwable failure;
    private boolean isClosed;

    Batches() {
      super("earliest");
      updateEndOffsets(Map.of(SIGNALS, END, LABELS, END));
    }

    void unreadable(TopicPartition where, long from, long to, Throwable why) {
      partition = where;
      first = from;
      last = to;
      failure = why;
    }

    @Override
    public synchronized ConsumerRecords<byte[], byte[]> poll(Duration timeout) {
      TopicPartition at = assignment().iterator().next();
      long offset = position(at);
      if (at.equals(partition) && offset >= first && offset <= last) {
        if (failure instanceof Error error) {
          throw error;
        }
        throw (RuntimeException) failure;
      }
      seek(at, offset + 1);
      return new ConsumerRecords<>(
          Map.of(at, List.of(new ConsumerRecord<>(at.topic(), at.partition(), offset, null, null))),
          Map.of());
    }

    @Override
    public synchronized void close() {
      isClosed = true;
    }
  }
}
