package dev.weir.schemas.json;

import com.fasterxml.jackson.databind.JsonNode;
import dev.weir.schemas.Copies;
import dev.weir.schemas.NameSuggestion;
import java.nio.ByteBuffer;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/** Reads a record's values from JSON. */
final class JsonReader {
  private static final int SHOWN = 40;

  private JsonReader() {}

  /** Sets a record's fields from an object. */
  static void fill(SpecificRecord record, JsonNode json) throws RecordJsonException {
    Schema schema = record.getSchema();
    refuseUnknown(schema, json);
    for (Schema.Field field : schema.getFields()) {
      JsonNode value = json.get(field.name());
      if (value != null) {
        record.put(field.pos(), read(field.name(), field.schema(), value));
      } else {
        record.put(field.pos(), defaultOf(field));
      }
    }
  }

  private static void refuseUnknown(Schema schema, JsonNode json) throws RecordJsonException {
    for (Iterator<String> names = json.fieldNames(); names.hasNext(); ) {
      String name = names.next();
      if (schema.getField(name) == null) {
        throw new RecordJsonException(
            "Unknown field '%s': %s".formatted(shown(name), hint(name, names(schema))));
      }
    }
  }

  private static String hint(String name, List<String> known) {
    return NameSuggestion.of(name, known)
        .map("did you mean '%s'?"::formatted)
        .orElse("the fields are " + String.join(", ", known));
  }

  private static List<String> names(Schema schema) {
    return schema.getFields().stream().map(Schema.Field::name).toList();
  }

  private static @Nullable Object defaultOf(Schema.Field field) throws RecordJsonException {
    if (!field.hasDefaultValue()) {
      throw new RecordJsonException(
          "Missing field '%s', %s".formatted(field.name(), wanted(field.schema())));
    }
    return SpecificData.get().getDefaultValue(field);
  }

  private static @Nullable Object read(String field, Schema schema, JsonNode json)
      throws RecordJsonException {
    return switch (schema.getType()) {
      case UNION -> json.isNull() ? null : read(field, schema.getTypes().getLast(), json);
      case ARRAY -> readArray(field, schema, json);
      case MAP -> readMap(field, schema, json);
      case RECORD -> readRecord(field, schema, json);
      default -> readScalar(field, schema, json);
    };
  }

  private static Object readScalar(String field, Schema schema, JsonNode json)
      throws RecordJsonException {
    if (schema.getLogicalType() instanceof LogicalTypes.TimestampMillis) {
      return readTime(field, schema, json);
    }
    Object value =
        switch (schema.getType()) {
          case STRING -> json.textValue();
          case BYTES -> json.isTextual() ? readBytes(field, schema, json) : null;
          case INT -> json.isIntegralNumber() && json.canConvertToInt() ? json.intValue() : null;
          case LONG -> json.isIntegralNumber() && json.canConvertToLong() ? json.longValue() : null;
          case DOUBLE -> isFinite(json) ? json.doubleValue() : null;
          case BOOLEAN -> json.isBoolean() ? json.booleanValue() : null;
          default -> null;
        };
    if (value == null) {
      throw wrong(field, schema, json);
    }
    return value;
  }

  private static boolean isFinite(JsonNode json) {
    return json.isNumber() && Double.isFinite(json.doubleValue());
  }

  private static Instant readTime(String field, Schema schema, JsonNode json)
      throws RecordJsonException {
    if (json.isIntegralNumber() && json.canConvertToLong()) {
      return Instant.ofEpochMilli(json.longValue());
    }
    if (!json.isTextual()) {
      throw wrong(field, schema, json);
    }
    try {
      return OffsetDateTime.parse(json.textValue()).toInstant();
    } catch (DateTimeException e) {
      throw wrong(field, schema, json);
    }
  }

  private static ByteBuffer readBytes(String field, Schema schema, JsonNode json)
      throws RecordJsonException {
    try {
      return ByteBuffer.wrap(Base64.getDecoder().decode(json.textValue()));
    } catch (IllegalArgumentException e) {
      throw wrong(field, schema, json);
    }
  }

  private static List<Object> readArray(String field, Schema schema, JsonNode json)
      throws RecordJsonException {
    if (!json.isArray()) {
      throw wrong(field, schema, json);
    }
    List<Object> items = new ArrayList<>(json.size());
    for (int i = 0; i < json.size(); i++) {
      items.add(read(field + "[" + i + "]", schema.getElementType(), json.get(i)));
    }
    return items;
  }

  private static Map<String, Object> readMap(String field, Schema schema, JsonNode json)
      throws RecordJsonException {
    if (!json.isObject()) {
      throw wrong(field, schema, json);
    }
    Map<String, Object> map = new HashMap<>();
    for (Map.Entry<String, JsonNode> entry : json.properties()) {
      String path = field + "." + entry.getKey();
      map.put(entry.getKey(), read(path, schema.getValueType(), entry.getValue()));
    }
    return map;
  }

  private static SpecificRecord readRecord(String field, Schema schema, JsonNode json)
      throws RecordJsonException {
    if (!json.isObject()) {
      throw wrong(field, schema, json);
    }
    SpecificRecord record = Copies.empty(schema);
    fill(record, json);
    return record;
  }

  private static RecordJsonException wrong(String field, Schema schema, JsonNode json) {
    return new RecordJsonException(
        "Field '%s': expected %s, got %s".formatted(field, wanted(schema), shown(json.toString())));
  }

  private static String wanted(Schema schema) {
    if (schema.getLogicalType() instanceof LogicalTypes.TimestampMillis) {
      return "a time such as \"2026-01-01T00:00:00Z\", or milliseconds since the epoch";
    }
    return switch (schema.getType()) {
      case STRING -> "a string";
      case BYTES -> "a string of Base64";
      case INT, LONG -> "a whole number";
      case DOUBLE -> "a JSON number (NaN and infinities are none)";
      case BOOLEAN -> "true or false";
      case ARRAY -> "an array, each item " + wanted(schema.getElementType());
      case UNION -> wanted(schema.getTypes().getLast()) + ", or null";
      default -> "an object";
    };
  }

  private static String shown(String text) {
    return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "…";
  }
}
