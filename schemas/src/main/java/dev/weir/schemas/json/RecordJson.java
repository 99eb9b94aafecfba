package dev.weir.schemas.json;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.weir.schemas.FailureText;
import dev.weir.schemas.ImageRecord;
import dev.weir.schemas.RecordFault;
import dev.weir.schemas.SignalRecord;
import java.util.Optional;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;

/**
 * Records as lines of JSON: an object with the schema's fields, in order.
 *
 * <p>Times are ISO-8601 text in UTC, bytes are Base64, maps are objects, and null fields are
 * omitted. {@code {"id":"7","source":"pump-1","eventTime":"2026-01-01T00:00:00Z","values":[0.5]}}
 * is a signal. On reading, a time may also be a number of milliseconds since the epoch, and fields
 * with defaults may be missing. Numbers are JSON numbers: NaN and infinities, which JSON lacks, are
 * written as text and refused on reading.
 */
public final class RecordJson {
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private RecordJson() {}

  /** Renders a record as one line, without line end. */
  public static String render(SpecificRecord record) {
    return Json.line(record);
  }

  /** The same line in UTF-8. */
  public static byte[] bytes(SpecificRecord record) {
    return render(record).getBytes(UTF_8);
  }

  /** As {@link #parse(String, Class)}, of a line in UTF-8. */
  public static <T extends SpecificRecord> T parse(byte[] line, Class<T> type)
      throws RecordJsonException {
    return parse(new String(line, UTF_8), type);
  }

  /**
   * Parses a line.
   *
   * @param type such as SignalRecord, LabelRecord or ImageRecord
   * @throws RecordJsonException if the line is not a JSON object, a field is missing, unknown or of
   *     the wrong type, or the sizes of an image or signal are inconsistent
   */
  public static <T extends SpecificRecord> T parse(String line, Class<T> type)
      throws RecordJsonException {
    JsonNode json = tree(line);
    T record = type.cast(SpecificData.newInstance(type, null));
    JsonReader.fill(record, json);
    check(record);
    return record;
  }

  private static JsonNode tree(String line) throws RecordJsonException {
    JsonNode json;
    try {
      json = MAPPER.readTree(line);
    } catch (JsonProcessingException e) {
      throw new RecordJsonException(
          "No JSON: %s, at column %d"
              .formatted(
                  FailureText.of(e), e.getLocation() == null ? 0 : e.getLocation().getColumnNr()),
          e);
    }
    if (!json.isObject()) {
      throw new RecordJsonException("Expected a JSON object, {...}");
    }
    return json;
  }

  private static void check(SpecificRecord record) throws RecordJsonException {
    Optional<String> wrong =
        switch (record) {
          case SignalRecord signal ->
              RecordFault.ofShape(signal).map(fault -> "Field 'channels': " + fault.detail());
          case ImageRecord image ->
              RecordFault.ofShape(image).map(fault -> "Field 'pixels': " + fault.detail());
          default -> Optional.empty();
        };
    if (wrong.isPresent()) {
      throw new RecordJsonException(wrong.get());
    }
  }
}
