package dev.weir.schemas;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.confluent.kafka.schemaregistry.avro.AvroSchema;
import io.confluent.kafka.schemaregistry.client.MockSchemaRegistryClient;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Schemas registered to cause excessive work for readers. */
class WriterSchemasTest {
  private static final String NULLS = "{\"type\":\"array\",\"items\":\"null\"}";
  private static final String EMPTY = "{\"type\":\"record\",\"name\":\"E\",\"fields\":[]}";

  private final MockSchemaRegistryClient registry = new MockSchemaRegistryClient();
  private final AvroSerde<LabelRecord> serde = new AvroSerde<>(LabelRecord.class, registry);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"null\"",
        EMPTY,
        "{\"type\":\"fixed\",\"name\":\"F\",\"size\":0}",
        "{\"type\":\"record\",\"name\":\"R\",\"fields\":[{\"name\":\"a\",\"type\":\"null\"},"
            + "{\"name\":\"b\",\"type\":"
            + EMPTY
            + "}]}"
      })
  void shouldRefuseArraysWhoseItemsTakeNoBytes(String items) {
    assertRefused(withField("{\"type\":\"array\",\"items\":" + items + "}"), "take no bytes");
  }

  @Test
  void shouldNotBeHeldUpByRecordOfBlocksWithoutBytes() throws Exception {
    // given 100 KB of blocks, each of which claims as many items as there are bytes left
    int id = registry.register("any", new AvroSchema(withField(NULLS)));
    byte[] message =
        GenericAvro.message(
            id,
            out -> {
              for (int left = 100_000; left > 10; left -= 3) {
                out.writeLong(left - 3L);
              }
              out.writeLong(0);
            });

    // when, then
    org.junit.jupiter.api.Assertions.assertTimeoutPreemptively(
        Duration.ofSeconds(5),
        () -> assertThatThrownBy(() -> read(message)).isInstanceOf(UndecodableException.class));
  }

  @Test
  void shouldRefuseTypesThatDoubleWithEachLevel() {
    // given 2^40 values in 41 short definitions
    Schema inner =
        SchemaBuilder.record("L0").fields().name("x").type().intType().noDefault().endRecord();
    for (int level = 1; level <= 40; level++) {
      inner =
          SchemaBuilder.record("L" + level)
              .fields()
              .name("a")
              .type(inner)
              .noDefault()
              .name("b")
              .type(inner)
              .noDefault()
              .endRecord();
    }

    // when, then
    assertRefused(withField(inner.toString()), "more than 2000 values");
  }

  @Test
  void shouldRefuseWhatNestsTooDeep() {
    String nested = "\"int\"";
    for (int level = 0; level < WriterSchemas.MAX_DEPTH; level++) {
      nested = "{\"type\":\"array\",\"items\":" + nested + "}";
    }
    assertRefused(withField(nested), "deeper than 64 levels");
  }

  @Test
  void shouldRefuseRecordsWithinThemselves() {
    // given a record in which every two bytes add 100 values to skip
    String fields =
        IntStream.range(0, 100)
            .mapToObj("{\"name\":\"f%d\",\"type\":[\"null\",\"N\"]}"::formatted)
            .collect(Collectors.joining(","));
    String node = "{\"type\":\"record\",\"name\":\"N\",\"fields\":[" + fields + "]}";

    // when, then
    assertRefused(withField(node), "a record within itself");
  }

  @Test
  void shouldRefuseManyValuesWithoutABytePerItem() {
    String fields =
        IntStream.range(0, WriterSchemas.MAX_EMPTY + 1)
            .mapToObj("{\"name\":\"f%d\",\"type\":\"null\"}"::formatted)
            .collect(Collectors.joining(","));
    assertRefused(
        withField(
            "{\"type\":\"array\",\"items\":{\"type\":\"record\",\"name\":\"I\",\"fields\":["
                + "{\"name\":\"x\",\"type\":\"boolean\"},"
                + fields
                + "]}}"),
        "more than 16 values without a byte");
  }

  @Test
  void shouldTakeWhatProducersOfGoodWillHave() {
    // given optional fields, arrays of arrays, maps, a reserved field, and many of all
    String wide =
        IntStream.range(0, 300)
            .mapToObj(
                "{\"name\":\"f%d\",\"type\":[\"null\",\"string\",{\"type\":\"array\",\"items\":\"double\"}]}"
                    ::formatted)
            .collect(Collectors.joining(","));
    for (String type :
        new String[] {
          "\"null\"",
          "{\"type\":\"map\",\"values\":\"null\"}",
          "{\"type\":\"array\",\"items\":{\"type\":\"array\",\"items\":[\"null\",\"string\"]}}",
          "{\"type\":\"record\",\"name\":\"Wide\",\"fields\":[" + wide + "]}"
        }) {
      assertThatCode(() -> WriterSchemas.check("Schema id 1", withField(type)))
          .doesNotThrowAnyException();
    }
    for (SpecificRecord record : Samples.all(new Random(4))) {
      assertThatCode(() -> WriterSchemas.check("Schema id 1", record.getSchema()))
          .doesNotThrowAnyException();
    }
  }

  @Test
  void shouldReadOnlySchemasOfTheTopicsSubjectWhereThatIsSet() throws Exception {
    // given
    AvroSerde<LabelRecord> strict = new AvroSerde<>(LabelRecord.class, registry);
    strict.configure(Map.of("schema.registry.subjects", "topic"), false);
    LabelRecord label = Samples.label(new Random(5));
    byte[] own = strict.serializer().serialize("labels", label);
    byte[] foreign = own.clone();
    int id = registry.register("elsewhere-value", new AvroSchema(withField("\"null\"")));
    ByteBuffer.wrap(foreign).putInt(1, id);

    // when, then
    assertThat(serde.deserializer().deserialize("labels", foreign)).isEqualTo(label);
    assertThat(strict.deserializer().deserialize("labels", own)).isEqualTo(label);
    assertThatThrownBy(() -> strict.deserializer().deserialize("other", own))
        .isInstanceOf(UndecodableException.class)
        .hasMessageContaining("not registered under subject other-value");
    assertThatThrownBy(() -> strict.deserializer().deserialize("labels", foreign))
        .isInstanceOf(UndecodableException.class)
        .hasMessageContaining("schema.registry.subjects=topic");
  }

  @Test
  void shouldReadOnAfterMoreSchemasThanItKeeps() throws Exception {
    // given many registered versions
    LabelRecord label = Samples.label(new Random(6));
    byte[] message = serde.serializer().serialize("labels", label);
    for (int i = 0; i < AvroDeserializer.MOST_READERS + 10; i++) {
      Schema version = withField("{\"type\":\"fixed\",\"name\":\"V" + i + "\",\"size\":0}");
      byte[] copy = message.clone();
      ByteBuffer.wrap(copy).putInt(1, registry.register("labels-value", new AvroSchema(version)));

      // when, then
      assertThat(read(copy)).isEqualTo(label);
    }
    assertThat(read(message)).isEqualTo(label);
  }

  private LabelRecord read(byte[] message) {
    return serde.deserializer().deserialize("labels", message);
  }

  private void assertRefused(Schema schema, String why) {
    assertThatThrownBy(
            () ->
                read(
                    GenericAvro.message(
                        registry.register("any", new AvroSchema(schema)),
                        out -> {
                          out.writeFixed("x".repeat(1_000).getBytes(UTF_8));
                        })))
        .isInstanceOf(UndecodableException.class)
        .hasMessageContaining("is refused")
        .hasMessageContaining(why);
  }

  /** A label's schema with an additional first field, which readers skip. */
  private static Schema withField(String type) {
    String label = SchemaFiles.load("LabelRecord").toString();
    String field = "\"fields\":[{\"name\":\"extra\",\"type\":" + type + "},";
    return new Schema.Parser().parse(label.replace("\"fields\":[", field));
  }
}
