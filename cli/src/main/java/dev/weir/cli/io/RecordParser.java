package dev.weir.cli.io;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.schemas.FailureText;
import dev.weir.schemas.ImageRecord;
import dev.weir.schemas.LabelRecord;
import dev.weir.schemas.SignalRecord;
import dev.weir.schemas.Topic;
import dev.weir.schemas.json.RecordJson;
import dev.weir.schemas.json.RecordJsonException;
import java.time.Clock;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/**
 * Converts user input to records and fills in missing fields: the event time is now, the source is
 * the given one, and the id comes from {@link RecordIds}.
 */
record RecordParser(Topic topic, @Nullable String source, Clock clock) {

  private static final ObjectMapper JSON = new ObjectMapper();

  /**
   * Creates a record.
   *
   * @param id for a record without one
   * @throws IllegalArgumentException if a field is missing, unknown or wrong
   */
  SpecificRecord record(JsonNode given, String id) {
    ObjectNode fields = given.deepCopy();
    if (topic == Topic.IMAGES && fields.get("pixels") instanceof ArrayNode greys) {
      fields.put("pixels", pixels(greys));
    }
    fill(fields, "source", requireSource(fields));
    fill(fields, "eventTime", clock.instant().toString());
    if (topic != Topic.LABELS) {
      fill(fields, "id", id);
    }
    try {
      return RecordJson.parse(fields.toString(), type());
    } catch (RecordJsonException e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    }
  }

  /** A label only counts for the record of its own source, which cannot be guessed. */
  private String requireSource(ObjectNode fields) {
    if (source == null && !fields.has("source")) {
      throw new IllegalArgumentException(
          "the record names no source; add the field 'source', or give --source");
    }
    return source == null ? "" : source;
  }

  /** A hand-written list of grey values. */
  private static byte[] pixels(ArrayNode greys) {
    byte[] pixels = new byte[greys.size()];
    for (int i = 0; i < pixels.length; i++) {
      JsonNode grey = greys.get(i);
      if (!grey.isInt() || grey.intValue() < 0 || grey.intValue() > 255) {
        throw new IllegalArgumentException(
            "Field 'pixels': number %d is %s; grey values are 0 to 255".formatted(i, grey));
      }
      pixels[i] = grey.numberValue().byteValue();
    }
    return pixels;
  }

  private static void fill(ObjectNode fields, String name, String value) {
    if (!fields.has(name)) {
      fields.put(name, value);
    }
  }

  private Class<? extends SpecificRecord> type() {
    return switch (topic) {
      case SIGNALS -> SignalRecord.class;
      case IMAGES -> ImageRecord.class;
      case LABELS -> LabelRecord.class;
      default ->
          throw new IllegalArgumentException(
              "records are sent to signals, images or labels, not to " + topic.baseName());
    };
  }

  static JsonNode parse(String line) {
    try {
      JsonNode node = JSON.readTree(line);
      if (node instanceof ObjectNode) {
        return node;
      }
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("not JSON: " + FailureText.of(e), e);
    }
    throw new IllegalArgumentException("not a JSON object");
  }
}
