package dev.weir.schemas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.confluent.kafka.schemaregistry.avro.AvroSchema;
import io.confluent.kafka.schemaregistry.client.MockSchemaRegistryClient;
import java.util.function.Consumer;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.junit.jupiter.api.Test;

/** Records written with other versions of the schema. */
class EvolutionTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private final MockSchemaRegistryClient registry = new MockSchemaRegistryClient();

  @Test
  void shouldReadTheSameSchema() throws Exception {
    assertWholeSignal(read(GenericAvro.signal(SignalRecord.SCHEMA$)));
  }

  @Test
  void shouldSkipAFieldThatIsNew() throws Exception {
    // Given
    Schema newer =
        changed(
            fields ->
                fields.insert(
                    2, field("extra", "{\"type\":\"array\",\"items\":\"string\"}", "[]")));
    GenericRecord record = GenericAvro.signal(newer);
    record.put("extra", java.util.List.of("x", "y"));

    // When
    SignalRecord signal = read(record);

    // Then
    assertWholeSignal(signal);
  }

  @Test
  void shouldUseTheDefaultOfAFieldThatIsMissing() throws Exception {
    // Given
    Schema older =
        changed(
            fields -> {
              fields.remove(7);
              fields.remove(6);
              fields.remove(4);
            });
    GenericRecord record = new GenericData.Record(older);
    GenericRecord whole = GenericAvro.signal(SignalRecord.SCHEMA$);
    older.getFields().forEach(field -> record.put(field.name(), whole.get(field.name())));

    // When
    SignalRecord signal = read(record);

    // Then
    assertThat(signal.getStart()).isEqualTo(40L);
    assertThat(signal.getChannels()).isEqualTo(1);
    assertThat(signal.getInterval()).isNull();
    assertThat(signal.getLabel()).isNull();
  }

  @Test
  void shouldReadFieldsInAnotherOrder() throws Exception {
    // Given
    Schema reordered = changed(fields -> fields.insert(0, fields.remove(7)).add(fields.remove(3)));

    // When
    SignalRecord signal = read(GenericAvro.signal(reordered));

    // Then
    assertWholeSignal(signal);
  }

  @Test
  void shouldWidenFloats() throws Exception {
    // Given
    Schema floats =
        changed(fields -> ((ObjectNode) fields.get(3).get("type")).put("items", "float"));
    GenericRecord record = GenericAvro.signal(floats);
    record.put("values", java.util.List.of(1.5f, -2f));

    // When
    SignalRecord signal = read(record);

    // Then
    assertWholeSignal(signal);
  }

  @Test
  void shouldRefuseAnIncompatibleSchema() throws Exception {
    // Given
    GenericRecord label = new GenericData.Record(LabelRecord.SCHEMA$);
    label.put("source", "s");
    label.put("recordId", "r");
    label.put("eventTime", 0L);
    label.put("label", "l");

    // Then
    assertThatThrownBy(() -> read(label))
        .isInstanceOf(UndecodableException.class)
        .hasMessageContaining("LabelRecord");
  }

  private SignalRecord read(GenericRecord record) throws Exception {
    int id = registry.register("signals-value", new AvroSchema(record.getSchema()));
    try (AvroDeserializer<SignalRecord> reader =
        new AvroDeserializer<>(SignalRecord.class, new RegistryConnection(registry))) {
      return reader.deserialize("signals", GenericAvro.write(id, record));
    }
  }

  private static void assertWholeSignal(SignalRecord signal) {
    assertThat(signal)
        .isEqualTo(
            SignalRecord.of("7", "pump", java.time.Instant.ofEpochSecond(1), new double[] {1.5, -2})
                .withChannels(2)
                .withStart(40L)
                .withInterval(0.5)
                .withLabel("worn"));
  }

  private static Schema changed(Consumer<ArrayNode> change) throws Exception {
    ObjectNode schema = (ObjectNode) JSON.readTree(SignalRecord.SCHEMA$.toString());
    change.accept((ArrayNode) schema.get("fields"));
    return new Schema.Parser().parse(schema.toString());
  }

  private static ObjectNode field(String name, String type, String value) {
    try {
      ObjectNode field = JSON.createObjectNode().put("name", name);
      field.set("type", JSON.readTree(type));
      field.set("default", JSON.readTree(value));
      return field;
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
