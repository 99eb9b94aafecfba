package dev.weir.schemas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.sandbox.RegistrySandbox;
import io.confluent.kafka.schemaregistry.avro.AvroSchema;
import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.Random;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Against a real registry: Apicurio with Confluent's API. */
class RegistryConnectionIT {
  private static RegistrySandbox registry;
  private final Random random = new Random(11);

  @BeforeAll
  static void start() {
    registry = RegistrySandbox.start();
  }

  @AfterAll
  static void close() {
    registry.close();
  }

  @Test
  void shouldRegisterAndFetchEverySchema() {
    try (AvroSerde<SpecificRecord> writer = serde(SpecificRecord.class);
        AvroSerde<SpecificRecord> reader = serde(SpecificRecord.class)) {
      for (SpecificRecord record : Samples.all(random)) {
        String topic = "it-" + record.getSchema().getName();
        byte[] message = writer.serializer().serialize(topic, record);
        assertThat(reader.deserializer().deserialize(topic, message)).isEqualTo(record);
      }
    }
  }

  @Test
  void shouldFindASchemaThatIsRegisteredAlready() throws Exception {
    // Given
    LabelRecord label = Samples.label(random);
    Map<String, Object> settings =
        Map.of("schema.registry.url", registry.url(), "auto.register.schemas", false);
    try (SchemaRegistryClient client = RegistryClientFactory.create(settings);
        AvroSerde<LabelRecord> serde = AvroSerde.create(LabelRecord.class, settings)) {

      // Then
      assertThatThrownBy(() -> serde.serializer().serialize("known", label))
          .isInstanceOf(SchemaRefusedException.class)
          .hasMessageContaining("known-value");
      int id = client.register("known-value", new AvroSchema(SchemaFiles.load("LabelRecord")));
      assertThat(WireFormat.schemaId(serde.serializer().serialize("known", label))).isEqualTo(id);
    }
  }

  @Test
  void shouldNameTheSubjectThatRefusesAnIncompatibleSchema() throws Exception {
    // Given
    String other =
        SchemaFiles.load("LabelRecord")
            .toString()
            .replace("\"name\":\"recordId\"", "\"name\":\"number\"");
    try (SchemaRegistryClient client =
            RegistryClientFactory.create(Map.of("schema.registry.url", registry.url()));
        AvroSerde<LabelRecord> serde = serde(LabelRecord.class)) {
      client.register("taken-value", new AvroSchema(other));

      // Then
      assertThatThrownBy(() -> serde.serializer().serialize("taken", Samples.label(random)))
          .isInstanceOf(SchemaRefusedException.class)
          .hasMessageContaining("taken-value")
          .hasMessageContaining("409");
    }
  }

  @Test
  void shouldRefuseAnUnknownId() {
    try (AvroSerde<LabelRecord> serde = serde(LabelRecord.class)) {
      for (byte high : new byte[] {0, 0x7f}) {
        byte[] message = {0, high, 1, 1, 1, 0};
        assertThatThrownBy(() -> serde.deserializer().deserialize("t", message))
            .isInstanceOf(UndecodableException.class)
            .hasMessageContaining("404");
      }
    }
  }

  @Test
  void shouldReadOnlySchemasOfTheTopicsSubjectWhereThatIsSet() throws Exception {
    // given
    Map<String, Object> settings =
        Map.of("schema.registry.url", registry.url(), "schema.registry.subjects", "topic");
    try (SchemaRegistryClient client = RegistryClientFactory.create(settings);
        AvroSerde<LabelRecord> serde = AvroSerde.create(LabelRecord.class, settings)) {
      LabelRecord label = Samples.label(random);
      byte[] own = serde.serializer().serialize("owned", label);
      int foreign = client.register("elsewhere", new AvroSchema(extended("LabelRecord")));
      byte[] other = own.clone();
      ByteBuffer.wrap(other).putInt(1, foreign);

      // when, then
      assertThat(serde.deserializer().deserialize("owned", own)).isEqualTo(label);
      assertThatThrownBy(() -> serde.deserializer().deserialize("owned", other))
          .isInstanceOf(UndecodableException.class)
          .hasMessageContaining("not registered under subject owned-value");
    }
  }

  /** The record's schema with another doc text, so that it has its own id. */
  private static Schema extended(String record) {
    return new Schema.Parser()
        .parse(
            SchemaFiles.load(record)
                .toString()
                .replaceFirst("\"type\":\"record\"", "\"type\":\"record\",\"x\":\"of another\""));
  }

  @Test
  void shouldCallAWrongAddressUnavailable() {
    String wrong = registry.url().replace("ccompat", "nowhere");
    try (AvroSerde<LabelRecord> serde =
        AvroSerde.create(LabelRecord.class, Map.of("schema.registry.url", wrong))) {
      byte[] message = {0, 0, 0, 0, 1, 0};
      assertThatThrownBy(() -> serde.deserializer().deserialize("t", message))
          .isInstanceOf(RegistryUnavailableException.class)
          .hasMessageContaining("schema.registry.url");
    }
  }

  @Test
  void shouldGoOnAfterAnOutage() {
    LabelRecord label = Samples.label(random);
    try (AvroSerde<LabelRecord> warm = serde(LabelRecord.class);
        AvroSerde<LabelRecord> cold = serde(LabelRecord.class)) {
      // Given
      byte[] message = warm.serializer().serialize("outage", label);
      assertThat(warm.deserializer().deserialize("outage", message)).isEqualTo(label);

      // When
      registry.stop();

      // Then
      assertThat(warm.deserializer().deserialize("outage", message)).isEqualTo(label);
      assertThatThrownBy(() -> cold.deserializer().deserialize("outage", message))
          .isInstanceOf(RegistryUnavailableException.class);
      assertThatThrownBy(() -> cold.serializer().serialize("outage", label))
          .isInstanceOf(RegistryUnavailableException.class);

      // When
      registry.restart();

      // Then
      byte[] again = cold.serializer().serialize("outage", label);
      assertThat(cold.deserializer().deserialize("outage", again)).isEqualTo(label);
    }
  }

  private static <T extends SpecificRecord> AvroSerde<T> serde(Class<T> type) {
    return AvroSerde.create(type, Map.of("schema.registry.url", registry.url()));
  }
}
