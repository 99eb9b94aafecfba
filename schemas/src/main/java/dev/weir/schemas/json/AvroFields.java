package dev.weir.schemas.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.util.NameTransformer;
import java.io.IOException;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;

/**
 * Writes an Avro record as an object without its null fields or, for {@code @JsonUnwrapped}, only
 * the fields.
 */
final class AvroFields extends JsonSerializer<SpecificRecord> {
  private final boolean unwrapped;

  AvroFields() {
    this(false);
  }

  private AvroFields(boolean unwrapped) {
    this.unwrapped = unwrapped;
  }

  @Override
  public JsonSerializer<SpecificRecord> unwrappingSerializer(NameTransformer names) {
    return new AvroFields(true);
  }

  @Override
  public boolean isUnwrappingSerializer() {
    return unwrapped;
  }

  @Override
  public void serialize(SpecificRecord record, JsonGenerator out, SerializerProvider provider)
      throws IOException {
    if (!unwrapped) {
      out.writeStartObject();
    }
    for (Schema.Field field : record.getSchema().getFields()) {
      Object value = record.get(field.pos());
      if (value != null) {
        provider.defaultSerializeField(field.name(), value, out);
      }
    }
    if (!unwrapped) {
      out.writeEndObject();
    }
  }
}
