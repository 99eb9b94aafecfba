package dev.weir.trainer.history;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.inputs.config.InputSettings;
import dev.weir.inputs.mapping.InputMapping;
import dev.weir.schemas.SchemaFetcher;
import dev.weir.schemas.SignalRecord;
import dev.weir.schemas.windowing.WindowSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;

/** Windows of a team's own readings are cut and labelled like in the stream. */
class ReadingHistoryTest {
  private static final EventTimeRange SPAN =
      new EventTimeRange(Instant.EPOCH, Instant.ofEpochMilli(10_000), Duration.ZERO);
  private static final WindowSpec WINDOWS = new WindowSpec(2, 2, 4, 1);

  private final RecordDeduplicator<SignalRecord> deduplicator =
      new RecordDeduplicator<>(RecordKind.SIGNALS, SPAN, RecordShareTest.ALL);

  private static InputMapping mapping(String... more) {
    Map<String, String> settings =
        new HashMap<>(
            Map.of(
                "inputs", "in",
                "input.in.topic", "t",
                "input.in.kind", "reading",
                "input.in.format", "json",
                "input.in.source", "s",
                "input.in.time", "t",
                "input.in.time.unit", "ms",
                "input.in.values", "v",
                "input.in.label", "l"));
    for (String each : more) {
      int equals = each.indexOf('=');
      settings.put("input.in." + each.substring(0, equals), each.substring(equals + 1));
    }
    List<String> errors = new ArrayList<>();
    InputSettings parsed = InputSettings.parse(settings, errors);
    assertThat(errors).isEmpty();
    return parsed.inputs().getFirst();
  }

  private static ConsumerRecord<byte[], byte[]> record(
      int partition, long offset, long kafkaTime, String value) {
    return new ConsumerRecord<>(
        "t",
        partition,
        offset,
        kafkaTime,
        TimestampType.CREATE_TIME,
        0,
        value.length(),
        "no-source".getBytes(UTF_8),
        value.getBytes(UTF_8),
        new RecordHeaders(),
        Optional.empty());
  }

  private static String reading(long time, double value, String label) {
    return "{\"s\":\"m\",\"t\":%d,\"v\":%s,\"l\":\"%s\"}".formatted(time, value, label);
  }

  private History<SignalRecord> read(
      InputMapping mapping, List<ConsumerRecord<byte[], byte[]>> records) {
    RecordDecoder<SignalRecord> decoder =
        RecordDecoder.ofInput(mapping, new SchemaFetcher(), SignalRecord.class);
    RecordValidator<SignalRecord> validator =
        new RecordValidator<>(RecordKind.SIGNALS, decoder, source -> true, deduplicator);
    SignalAssembler pieces =
        new SignalAssembler(
            SPAN, WINDOWS, SignalAssembler.Readings.of(mapping, Duration.ofSeconds(5)));
    for (ConsumerRecord<byte[], byte[]> raw : records) {
      SignalRecord piece = validator.take(raw);
      if (piece != null) {
        pieces.add(piece, RecordPosition.of(raw), deduplicator);
      }
    }
    pieces.cut(deduplicator);
    TopicLabels none = new TopicLabels((topic, bytes) -> null, RecordShareTest.ALL);
    return deduplicator.join(none, pieces.count());
  }

  @Test
  void shouldCutReadingsOfSeveralPartitionsOnTheGridOfTime() {
    // Given: places 2 to 5, of two partitions that were not read in the order of time
    List<ConsumerRecord<byte[], byte[]>> records =
        List.of(
            record(0, 0, 1, reading(203, 2, "a")),
            record(0, 1, 3, reading(398, 4, "b")),
            record(1, 0, 2, reading(301, 3, "a")),
            record(1, 1, 4, reading(500, 5, "b")));

    // When
    History<SignalRecord> history =
        read(mapping("grid.interval=100ms", "grid.tolerance=10ms"), records);

    // Then
    assertThat(history.labelled())
        .extracting(LabelledRecord::id, LabelledRecord::label)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("m@2+2", "a"),
            org.assertj.core.groups.Tuple.tuple("m@4+2", "b"));
    assertThat(history.labelled().getFirst().record().getValues()).containsExactly(2, 3);
    assertThat(history.counts().pieces()).isEqualTo(4);
  }

  @Test
  void shouldCountReadingsInTheOrderOfKafkasTimes() {
    // Given
    List<ConsumerRecord<byte[], byte[]>> records =
        List.of(
            record(0, 0, 1, reading(1, 1, "a")),
            record(0, 1, 3, reading(3, 3, "b")),
            record(1, 0, 2, reading(2, 2, "a")),
            record(1, 1, 4, reading(4, 4, "b")));

    // When
    History<SignalRecord> history = read(mapping(), records);

    // Then
    assertThat(history.labelled())
        .extracting(each -> each.record().getValues())
        .containsExactly(new double[] {1, 2}, new double[] {3, 4});
  }

  @Test
  void shouldBeginAnewAfterASilence() {
    // Given: the second reading comes after more than the idle time
    List<ConsumerRecord<byte[], byte[]>> records =
        List.of(
            record(0, 0, 1, reading(1, 1, "a")),
            record(0, 1, 2, reading(6_000, 2, "a")),
            record(0, 2, 3, reading(6_001, 3, "a")));

    // When
    History<SignalRecord> history = read(mapping(), records);

    // Then
    assertThat(history.labelled())
        .extracting(each -> each.record().getValues())
        .containsExactly(new double[] {2, 3});
  }

  @Test
  void shouldKeepTheWindowsBeforeAndBehindASilence() {
    // Given: of both, the first window of a count
    List<ConsumerRecord<byte[], byte[]>> records =
        List.of(
            record(0, 7, 1, reading(1, 1, "a")),
            record(0, 8, 2, reading(2, 2, "a")),
            record(0, 9, 3, reading(6_000, 3, "b")),
            record(0, 12, 4, reading(6_001, 4, "b")));

    // When
    History<SignalRecord> history = read(mapping(), records);

    // Then
    assertThat(history.labelled())
        .extracting(LabelledRecord::id)
        .containsExactly("m@0-7+2", "m@0-9+2");
  }

  @Test
  void shouldBeginAnewWithAPeriodAsTheStreamDoes() {
    // Given
    List<ConsumerRecord<byte[], byte[]>> records =
        List.of(
            record(0, 0, 1, reading(900, 1, "a")),
            record(0, 1, 2, reading(1_000, 2, "a")),
            record(0, 2, 3, reading(1_999, 3, "a")));

    // When
    History<SignalRecord> history = read(mapping("count.period=1s"), records);

    // Then
    assertThat(history.labelled()).extracting(LabelledRecord::id).containsExactly("m@0-1+2");
  }

  @Test
  void shouldCountWhatCannotBeMappedByItsReason() {
    // Given
    List<ConsumerRecord<byte[], byte[]>> records =
        List.of(
            record(0, 0, 1, "{\"s\":\"m\",\"t\":200,\"v\":\"one\"}"),
            record(0, 1, 1, "not JSON"),
            record(0, 2, 1, reading(250, 1, "a")));

    // When
    History<SignalRecord> history =
        read(mapping("grid.interval=100ms", "grid.tolerance=10ms"), records);

    // Then
    assertThat(history.counts().unusable())
        .containsEntry("undecodable", 2L)
        .containsEntry("off-grid", 1L);
  }
}
