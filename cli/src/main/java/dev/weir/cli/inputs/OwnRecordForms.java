package dev.weir.cli.inputs;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.weir.cli.io.RecordForm;
import dev.weir.inputs.mapping.InputKind;
import dev.weir.inputs.mapping.InputMapping;
import dev.weir.inputs.mapping.TextAt;
import dev.weir.inputs.mapping.TimeAt;
import dev.weir.inputs.mapping.TimeUnits;
import dev.weir.schemas.ImageRecord;
import dev.weir.schemas.SignalRecord;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;

/** Writes records as an input's producer does: the reverse of its mapping. */
public final class OwnRecordForms {
  private OwnRecordForms() {}

  /**
   * The form of an input's records.
   *
   * @throws IllegalArgumentException if records of its format or its paths cannot be written; for
   *     users
   */
  public static RecordForm of(InputMapping input) {
    OwnValues values =
        switch (input.format()) {
          case JSON -> new JsonValues(input);
          case CSV -> new CsvValues(input);
          case BINARY -> new BinaryValues(input);
          case WEIR, AVRO, JSON_SCHEMA, PROTOBUF ->
              throw new IllegalArgumentException(
                  "input %s: records of format %s are written by their own producer; formats json, csv, binary and weir can be sent"
                      .formatted(input.name(), input.format().wireName()));
        };
    return new OwnForm(input, values);
  }

  /** The record around a value. */
  private record OwnForm(InputMapping input, OwnValues values) implements RecordForm {
    @Override
    public ProducerRecord<byte[], byte[]> record(
        String topic, String source, SpecificRecord record, @Nullable Long timestamp) {
      check(record);
      long time = time(record);
      byte[] key = input.source() instanceof TextAt.Key ? source.getBytes(UTF_8) : null;
      return new ProducerRecord<>(
          topic,
          null,
          input.time() instanceof TimeAt.OfKafka ? Long.valueOf(time) : timestamp,
          key,
          values.of(record),
          headers(source, time));
    }

    private Headers headers(String source, long time) {
      Headers headers = new RecordHeaders();
      switch (input.source()) {
        case TextAt.InHeader(String name) -> headers.add(name, source.getBytes(UTF_8));
        case TextAt.Constant(String only) when !only.equals(source) ->
            throw new IllegalArgumentException(
                "the source is '%s', but all records of input %s are of '%s'"
                    .formatted(source, input.name(), only));
        default -> {}
      }
      if (input.time() instanceof TimeAt.InHeader(String name)) {
        headers.add(name, time(time, input.timeUnits()).asText().getBytes(UTF_8));
      }
      return headers;
    }

    private void check(SpecificRecord record) {
      switch (record) {
        case ImageRecord image -> checkLabel(image.getLabel());
        case SignalRecord signal -> check(signal);
        default -> throw new IllegalStateException("neither a signal nor an image");
      }
    }

    private void checkLabel(@Nullable String label) {
      require(
          label == null || input.label().isPresent(),
          "the record has a label, for which the input has no path (label); leave it out (of CSV:"
              + " --ignore label)");
    }

    private void check(SignalRecord signal) {
      checkLabel(signal.getLabel());
      require(
          signal.getStart() == null || input.start().isPresent(),
          "the record is a piece of a continuous signal, for which the input has no start");
      require(
          input.kind() != InputKind.READING || signal.getValues().length == signal.getChannels(),
          "a reading has one sample a channel; write \"channels\":%d for these values"
              .formatted(signal.getValues().length));
    }

    private void require(boolean right, String problem) {
      if (!right) {
        throw new IllegalArgumentException("input %s: %s".formatted(input.name(), problem));
      }
    }
  }

  /** The event time of a signal or image, milliseconds since the epoch. */
  static long time(SpecificRecord record) {
    return record instanceof ImageRecord image
        ? image.getEventTime().toEpochMilli()
        : ((SignalRecord) record).eventTimeMillis();
  }

  /** An event time as the input writes it: a number, or ISO-8601. */
  static JsonNode time(long millis, TimeUnits units) {
    ChronoUnit unit = units.unit().orElse(null);
    return unit == null
        ? JsonNodeFactory.instance.textNode(Instant.ofEpochMilli(millis).toString())
        : JsonNodeFactory.instance.numberNode(
            unit == ChronoUnit.SECONDS
                ? Math.floorDiv(millis, 1_000)
                : Math.multiplyExact(millis, Duration.ofMillis(1).dividedBy(unit.getDuration())));
  }
}
