package dev.weir.cli.io;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.schemas.json.Json;
import dev.weir.trainer.data.CsvFile;
import dev.weir.trainer.data.CsvSignal;
import java.time.Instant;
import java.util.function.ObjLongConsumer;

/** Signals of a CSV file as JSON objects. */
final class CsvLines implements RecordLines {

  /** March 1973: earlier event times are likely in seconds, or no times. */
  private static final long EARLIEST_MILLIS = 100_000_000_000L;

  private final CsvFile file;
  private CsvFile settled;

  CsvLines(CsvFile file) {
    this.file = file;
  }

  @Override
  public boolean isRepeatable() {
    return file.isRepeatable();
  }

  @Override
  public void check(ObjLongConsumer<JsonNode> action) {
    resolvedFile().check(signal -> action.accept(json(signal), signal.line()));
  }

  @Override
  public void forEach(ObjLongConsumer<JsonNode> action) {
    resolvedFile().forEach(signal -> action.accept(json(signal), signal.line()));
  }

  private CsvFile resolvedFile() {
    if (settled == null) {
      settled = file.withLabelResolved();
    }
    return settled;
  }

  private ObjectNode json(CsvSignal signal) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    signal.id().ifPresent(id -> json.put("id", id));
    signal.source().ifPresent(source -> json.put("source", source));
    signal.eventTime().ifPresent(time -> putTime(json, time, signal.line()));
    signal.label().ifPresent(label -> json.put("label", label));
    return json.set("values", Json.tree(signal.values()));
  }

  /** A time is ISO 8601, or milliseconds since the epoch. */
  private void putTime(ObjectNode json, String time, long line) {
    if (!time.matches("-?\\d{1,18}")) {
      json.put("eventTime", time);
      return;
    }
    long millis = Long.parseLong(time);
    if (millis < EARLIEST_MILLIS) {
      throw new IllegalArgumentException(
          "%s: line %d: '%s' is not an event time in milliseconds since 1970: it would be %s. If the column is not a time, exclude it by --ignore"
              .formatted(file.path(), line, time, Instant.ofEpochMilli(millis)));
    }
    json.put("eventTime", millis);
  }
}
