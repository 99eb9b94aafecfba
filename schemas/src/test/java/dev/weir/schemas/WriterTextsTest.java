package dev.weir.schemas;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.testing.PropertyTest;
import dev.weir.testing.Seeds;
import io.confluent.kafka.schemaregistry.avro.AvroSchema;
import io.confluent.kafka.schemaregistry.client.MockSchemaRegistryClient;
import java.nio.ByteBuffer;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.SchemaParser;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Records of writers that declare text as bytes. */
class WriterTextsTest {
  private static final String TOPIC = "any";
  private static final byte[] LATIN = "pr\u00fcf-\u00e4".getBytes(ISO_8859_1);

  private final MockSchemaRegistryClient registry = new MockSchemaRegistryClient();
  private final AvroSerde<SpecificRecord> serde = new AvroSerde<>(SpecificRecord.class, registry);

  @Test
  @PropertyTest
  void shouldReadTextThatIsDeclaredAsBytes() {
    Seeds.times(
        20,
        random -> {
          for (SpecificRecord record :
              List.of(
                  Samples.signal(random),
                  Samples.image(random),
                  Samples.label(random),
                  Samples.manifest(random),
                  Samples.assignment(random),
                  Samples.chunk(random))) {
            // given the same bytes, as of a schema without a single text
            String name = record.getSchema().getName();
            byte[] message = serde.serializer().serialize(TOPIC, record);
            ByteBuffer.wrap(message).putInt(1, register(name, "\"string\"", "\"bytes\""));

            // when, then
            assertThat(serde.deserializer().deserialize(TOPIC, message)).isEqualTo(record);
          }
        });
  }

  @ParameterizedTest
  @ValueSource(strings = {"id", "source", "label"})
  void shouldRefuseBytesThatAreNoText(String field) {
    // given
    int id = register("SignalRecord", "\"string\"", "\"bytes\"");
    GenericRecord record =
        new GenericData.Record(schema("SignalRecord", "\"string\"", "\"bytes\""));
    record.put("id", bytes("7"));
    record.put("source", bytes("pump"));
    record.put("eventTime", 1_000L);
    record.put("values", List.of(1.5, -2.0));
    record.put("channels", 1);
    record.put(field, ByteBuffer.wrap(LATIN));

    // when, then
    assertThatThrownBy(() -> serde.deserializer().deserialize(TOPIC, GenericAvro.write(id, record)))
        .isInstanceOf(UndecodableException.class)
        .hasMessageContaining("A text is not UTF-8");
  }

  @Test
  void shouldRefuseWritersThatLeaveOpenWhetherATextIsBytes() {
    // given
    int id = register("LabelRecord", "\"string\"", "[\"bytes\",\"string\"]");

    // when, then
    assertThatThrownBy(
            () -> serde.deserializer().deserialize(TOPIC, GenericAvro.message(id, out -> {})))
        .isInstanceOf(UndecodableException.class)
        .hasMessageContaining("declares a text as bytes or string");
  }

  private static ByteBuffer bytes(String text) {
    return ByteBuffer.wrap(text.getBytes(ISO_8859_1));
  }

  private int register(String name, String type, String other) {
    try {
      return registry.register(TOPIC + "-" + name, new AvroSchema(schema(name, type, other)));
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private static Schema schema(String name, String type, String other) {
    String text = SchemaFiles.load(name).toString().replace(type, other);
    return new SchemaParser().parse(text).mainSchema();
  }
}
