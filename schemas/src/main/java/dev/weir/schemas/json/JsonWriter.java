package dev.weir.schemas.json;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.generic.IndexedRecord;
import org.jspecify.annotations.Nullable;

/** Writes a record's values as JSON. */
final class JsonWriter {
  private JsonWriter() {}

  /** Writes a record as an object without its null fields. */
  static void write(IndexedRecord record, Schema schema, JsonGenerator out) throws IOException {
    out.writeStartObject();
    writeFields(record, schema, out);
    out.writeEndObject();
  }

  /** Writes the fields that are not null. */
  static void writeFields(IndexedRecord record, Schema schema, JsonGenerator out)
      throws IOException {
    for (Schema.Field field : schema.getFields()) {
      Object value = record.get(field.pos());
      if (value != null) {
        out.writeFieldName(field.name());
        write(value, out);
      }
    }
  }

  private static void write(@Nullable Object value, JsonGenerator out) throws IOException {
    switch (value) {
      case null -> out.writeNull();
      case IndexedRecord record -> write(record, record.getSchema(), out);
      case List<?> list -> writeList(list, out);
      case Map<?, ?> map -> writeMap(map, out);
      case Integer number -> out.writeNumber(number);
      case Long number -> out.writeNumber(number);
      case Double number -> out.writeNumber(number);
      case Boolean flag -> out.writeBoolean(flag);
      case Instant time -> out.writeString(time.toString());
      case ByteBuffer bytes -> out.writeString(base64(bytes));
      default -> out.writeString(value.toString());
    }
  }

  private static void writeList(List<?> list, JsonGenerator out) throws IOException {
    out.writeStartArray();
    for (Object item : list) {
      write(item, out);
    }
    out.writeEndArray();
  }

  private static void writeMap(Map<?, ?> map, JsonGenerator out) throws IOException {
    out.writeStartObject();
    for (Map.Entry<?, ?> entry : map.entrySet()) {
      out.writeFieldName(String.valueOf(entry.getKey()));
      write(entry.getValue(), out);
    }
    out.writeEndObject();
  }

  private static String base64(ByteBuffer bytes) {
    byte[] copy = new byte[bytes.remaining()];
    bytes.duplicate().get(copy);
    return Base64.getEncoder().encodeToString(copy);
  }
}
