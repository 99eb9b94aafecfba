package dev.weir.schemas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.testing.PropertyTest;
import dev.weir.testing.Seeds;
import io.confluent.kafka.schemaregistry.ParsedSchema;
import io.confluent.kafka.schemaregistry.avro.AvroSchema;
import io.confluent.kafka.schemaregistry.client.MockSchemaRegistryClient;
import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import io.confluent.kafka.schemaregistry.testutil.MockSchemaRegistry;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.errors.SerializationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AvroSerdeTest {
  private final Random random = new Random(7);
  private final CountingClient registry = new CountingClient();

  @Test
  void shouldKeepTombstones() {
    try (AvroSerde<ModelChunk> serde = new AvroSerde<>(ModelChunk.class, registry)) {
      assertThat(serde.serializer().serialize("model-chunks", null)).isNull();
      assertThat(serde.deserializer().deserialize("model-chunks", (byte[]) null)).isNull();
    }
  }

  @Test
  void shouldWriteConfluentsWireFormat() throws Exception {
    // Given
    SignalRecord signal = Samples.signal(random);

    // When
    byte[] message = serde(SignalRecord.class).serializer().serialize("signals", signal);

    // Then
    assertThat(message[0]).isZero();
    int id = ByteBuffer.wrap(message, 1, 4).getInt();
    assertThat(registry.getSchemaById(id)).isEqualTo(new AvroSchema(SignalRecord.SCHEMA$));
  }

  @Test
  void shouldRegisterSchemasAsInTheFilesWithoutHintsForJava() throws Exception {
    for (SpecificRecord record : Samples.all(random)) {
      String name = record.getSchema().getName();
      serde(SpecificRecord.class).serializer().serialize(name, record);
      assertThat(registry.getLatestSchemaMetadata(name + "-value").getSchema())
          .isEqualTo(SchemaFiles.load(name).toString());
    }
  }

  @Test
  void shouldReadAWriterWhoseUnionsAreInAnotherOrder() throws Exception {
    // Given
    String text =
        SchemaFiles.load("ImageRecord")
            .toString()
            .replace("[\"null\",\"string\"]", "[\"int\",\"string\",\"null\"]")
            .replace(",\"default\":null", "");
    AvroSchema schema = new AvroSchema(text);
    int id = registry.register("images-value", schema);
    GenericRecord image = new GenericData.Record(schema.rawSchema());
    image.put("id", "1");
    image.put("source", "s");
    image.put("eventTime", 5L);
    image.put("width", 1);
    image.put("height", 1);
    image.put("pixels", ByteBuffer.wrap(new byte[] {7}));
    image.put("label", "cat");

    // When
    ImageRecord read =
        serde(ImageRecord.class).deserializer().deserialize("images", GenericAvro.write(id, image));

    // Then
    assertThat(read.getLabel()).isEqualTo("cat");
    assertThat(read.getPixels()).isEqualTo(ByteBuffer.wrap(new byte[] {7}));
  }

  @Test
  void shouldAskTheRegistryOncePerSubjectAndSchema() {
    // Given
    AvroSerde<SignalRecord> serde = serde(SignalRecord.class);

    // When
    for (int i = 0; i < 50; i++) {
      SignalRecord signal = Samples.signal(random);
      byte[] message = serde.serializer().serialize(i % 2 == 0 ? "a" : "b", signal);
      serde.deserializer().deserialize("a", message);
    }

    // Then
    assertThat(registry.registrations).hasValue(2);
    assertThat(registry.fetches).hasValue(1);
  }

  @Test
  void shouldTellTheTypesOfOneTopicApart() {
    // Given
    AvroSerde<SpecificRecord> serde = serde(SpecificRecord.class);
    serde.configure(Map.of("value.subject.name.strategy", "RecordNameStrategy"), false);

    // When
    ModelManifest manifest = Samples.manifest(random);
    ModelAssignment assignment = Samples.assignment(random);

    // Then
    for (SpecificRecord record : List.of(manifest, assignment, manifest)) {
      byte[] message = serde.serializer().serialize("models", record);
      assertThat(serde.deserializer().deserialize("models", message)).isEqualTo(record);
    }
    assertThat(registry.subjects())
        .containsExactlyInAnyOrder(
            "dev.weir.schemas.ModelManifest", "dev.weir.schemas.ModelAssignment");
  }

  @ParameterizedTest
  @CsvSource({
    "TopicNameStrategy, false, labels-value",
    "io.confluent.kafka.serializers.subject.TopicNameStrategy, true, labels-key",
    "io.confluent.kafka.serializers.subject.RecordNameStrategy, false,"
        + " dev.weir.schemas.LabelRecord",
    "TopicRecordNameStrategy, false, labels-dev.weir.schemas.LabelRecord"
  })
  void shouldNameSubjectsAsConfluentDoes(String strategy, boolean isKey, String subject) {
    AvroSerde<LabelRecord> serde = serde(LabelRecord.class);
    String key = isKey ? "key.subject.name.strategy" : "value.subject.name.strategy";
    serde.configure(Map.of(key, strategy), isKey);

    serde.serializer().serialize("labels", Samples.label(random));

    assertThat(registry.subjects()).containsExactly(subject);
  }

  @Test
  void shouldRefuseUnknownSettings() {
    AvroSerde<LabelRecord> serde = serde(LabelRecord.class);
    assertThatThrownBy(() -> serde.configure(Map.of("value.subject.name.strategy", "Odd"), false))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("Odd");
    assertThatThrownBy(() -> serde.configure(Map.of("use.latest.version", true), false))
        .isInstanceOf(ConfigException.class);
    assertThatThrownBy(() -> AvroSerde.create(LabelRecord.class, Map.of()))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("schema.registry.url");
    try (AvroSerde<LabelRecord> unconfigured = new AvroSerde<>(LabelRecord.class)) {
      assertThatThrownBy(() -> unconfigured.serializer().serialize("t", Samples.label(random)))
          .isInstanceOf(ConfigException.class);
    }
  }

  @Test
  void shouldNotRegisterWhenToldSo() throws Exception {
    // Given
    AvroSerde<LabelRecord> serde = serde(LabelRecord.class);
    serde.configure(Map.of("auto.register.schemas", "false"), false);
    LabelRecord label = Samples.label(random);

    // Then
    assertThatThrownBy(() -> serde.serializer().serialize("labels", label))
        .isInstanceOf(SchemaRefusedException.class)
        .hasMessageContaining("labels-value");
    registry.register("labels-value", new AvroSchema(SchemaFiles.load("LabelRecord")));
    assertThat(serde.serializer().serialize("labels", label)).isNotEmpty();
  }

  @Test
  void shouldShareTheRegistryInMemoryOfAMockUrl() {
    // Given
    Map<String, String> settings = Map.of("schema.registry.url", "mock://serde-test");
    try (AvroSerde<SignalRecord> writer = AvroSerde.create(SignalRecord.class, settings);
        AvroDeserializer<SpecificRecord> reader = new AvroDeserializer<>()) {
      reader.configure(settings, false);
      SignalRecord signal = Samples.signal(random);

      // When
      byte[] message = writer.serializer().serialize("signals", signal);

      // Then
      assertThat(reader.deserialize("signals", message)).isEqualTo(signal);
    } finally {
      MockSchemaRegistry.dropScope("serde-test");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "00", "0000000001", "7b226964223a31", "00ffffffff00"})
  void shouldRefuseWhatIsNotInTheWireFormat(String hex) {
    byte[] message = java.util.HexFormat.of().parseHex(hex);
    assertThatThrownBy(() -> serde(SignalRecord.class).deserializer().deserialize("t", message))
        .isInstanceOf(UndecodableException.class);
  }

  @Test
  void shouldRefuseAnIdThatTheRegistryDoesNotKnow() {
    byte[] message = {0, 0, 0, 0, 99, 0};
    assertThatThrownBy(() -> serde(SignalRecord.class).deserializer().deserialize("t", message))
        .isInstanceOf(UndecodableException.class)
        .hasMessageContaining("99");
  }

  @Test
  void shouldRefuseARecordThatIsNoneOfOurs() throws Exception {
    int id = registry.register("x", new AvroSchema("{\"type\":\"string\"}"));
    byte[] message = GenericAvro.message(id, out -> out.writeString("x"));
    assertThatThrownBy(() -> serde(SpecificRecord.class).deserializer().deserialize("t", message))
        .isInstanceOf(UndecodableException.class)
        .hasMessageContaining("SignalRecord");
  }

  @Test
  void shouldNameTheTypeOfARecordThatLacksAField() {
    AvroSerde<LabelRecord> serde = serde(LabelRecord.class);
    LabelRecord label = new LabelRecord();
    assertThatThrownBy(() -> serde.serializer().serialize("labels", label))
        .isInstanceOf(SerializationException.class)
        .hasMessageContaining("LabelRecord");
    LabelRecord whole = Samples.label(random);
    byte[] message = serde.serializer().serialize("labels", whole);
    assertThat(serde.deserializer().deserialize("labels", message)).isEqualTo(whole);
  }

  @Test
  @PropertyTest
  void shouldServeSeveralThreads() throws Exception {
    // Given
    AvroSerde<SpecificRecord> serde = serde(SpecificRecord.class);
    List<Callable<Boolean>> work =
        Stream.generate(() -> roundTrips(serde, Seeds.random())).limit(4).toList();

    // Then
    try (var pool = Executors.newFixedThreadPool(4)) {
      for (Future<Boolean> result : pool.invokeAll(work)) {
        assertThat(result.get()).isTrue();
      }
    }
  }

  private static Callable<Boolean> roundTrips(AvroSerde<SpecificRecord> serde, Random random) {
    return () ->
        IntStream.range(0, 200)
            .mapToObj(i -> Samples.all(random).get(i % 8))
            .allMatch(
                record -> {
                  String topic = record.getSchema().getName();
                  byte[] message = serde.serializer().serialize(topic, record);
                  return serde.deserializer().deserialize(topic, message).equals(record);
                });
  }

  private <T extends SpecificRecord> AvroSerde<T> serde(Class<T> type) {
    return new AvroSerde<>(type, registry);
  }

  private static final class CountingClient extends MockSchemaRegistryClient
      implements SchemaRegistryClient {
    final AtomicInteger registrations = new AtomicInteger();
    final AtomicInteger fetches = new AtomicInteger();

    List<String> subjects() {
      try {
        return List.copyOf(getAllSubjects());
      } catch (Exception e) {
        throw new AssertionError(e);
      }
    }

    @Override
    public int register(String subject, ParsedSchema schema, boolean normalize)
        throws java.io.IOException,
            io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException {
      registrations.incrementAndGet();
      return super.register(subject, schema, normalize);
    }

    @Override
    public ParsedSchema getSchemaById(int id)
        throws java.io.IOException,
            io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException {
      fetches.incrementAndGet();
      return super.getSchemaById(id);
    }
  }
}
