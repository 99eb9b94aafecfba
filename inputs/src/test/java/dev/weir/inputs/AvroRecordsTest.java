package dev.weir.inputs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.inputs.path.UnmappableException;
import dev.weir.schemas.SchemaFetcher;
import dev.weir.schemas.SignalRecord;
import dev.weir.schemas.UndecodableException;
import io.confluent.kafka.schemaregistry.avro.AvroSchema;
import io.confluent.kafka.schemaregistry.client.MockSchemaRegistryClient;
import io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.SchemaParser;
import org.apache.avro.generic.GenericData;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Logical types, aliases, unions and what is wrong with records in Avro. */
class AvroRecordsTest {
  private final MockSchemaRegistryClient registry = new MockSchemaRegistryClient();

  @ParameterizedTest
  @CsvSource({
    "long,timestamp-millis,1769860800123",
    "long,timestamp-micros,1769860800123999",
    "long,timestamp-nanos,1769860800123999999",
    "long,local-timestamp-millis,1769860800123",
    "long,local-timestamp-micros,1769860800123999",
    "long,local-timestamp-nanos,1769860800123999999"
  })
  void shouldRespectLogicalTypesOfTimes(String type, String logical, long value) {
    SignalRecord signal = withTime(type, logical, value, "auto");

    assertThat(signal.getEventTime()).hasToString("2026-01-31T12:00:00.123Z");
  }

  @Test
  void shouldReadDatesTextsAndPlainNumbersWithAUnit() {
    assertThat(withTime("int", "date", 20_484, "auto").getEventTime())
        .hasToString("2026-01-31T00:00:00Z");
    assertThat(withTime("long", "none", 1_769_860_800L, "s").getEventTime())
        .hasToString("2026-01-31T12:00:00Z");
    assertThat(withTime("double", "none", 1_769_860_800.5, "s").getEventTime())
        .hasToString("2026-01-31T12:00:00.500Z");
    assertThat(withTime("string", "none", "2026-01-31T12:00:00Z", "auto").getEventTime())
        .hasToString("2026-01-31T12:00:00Z");
  }

  @ParameterizedTest
  @CsvSource({"int,time-millis", "long,time-micros", "long,time-nanos"})
  void shouldRefuseTimesOfDay(String type, String logical) {
    Object value = type.equals("int") ? (Object) 5 : (Object) 5L;

    assertThatThrownBy(() -> withTime(type, logical, value, "auto"))
        .isInstanceOf(UnmappableException.class)
        .hasMessage("ts: a time of day without a date, not a time");
  }

  @Test
  void shouldRefusePlainNumbersWithoutAUnit() {
    assertThatThrownBy(() -> withTime("long", "none", 1L, "auto"))
        .hasMessage(
            "ts: a number whose unit is not known; set input.in.time.unit to s, ms, us or ns");
  }

  private SignalRecord withTime(String type, String logical, Object value, String unit) {
    Schema schema =
        schema(
            """
            {"name": "ts", "type": {"type": "%s", "logicalType": "%s"}},
            {"name": "v", "type": "double"}\
            """
                .formatted(type, logical));
    return signal(
        schema, Map.of("ts", value, "v", 1.0), "values=v", "time=ts", "time.unit=" + unit);
  }

  @Test
  void shouldReadDecimalsUuidsEnumsAndBytesAsText() {
    // given
    Schema schema =
        schema(
            """
            {"name": "d", "type": {"type": "bytes", "logicalType": "decimal", "precision": 9, "scale": 3}},
            {"name": "f", "type": {"type": "fixed", "name": "F", "size": 4, "logicalType": "decimal", "precision": 9, "scale": 2}},
            {"name": "u", "type": {"type": "fixed", "name": "U", "size": 16, "logicalType": "uuid"}},
            {"name": "e", "type": {"type": "enum", "name": "E", "symbols": ["GOOD", "BAD"]}},
            {"name": "b", "type": "bytes"}\
            """);
    byte[] uuid = ByteBuffer.allocate(16).putLong(0x123L).putLong(0x456L).array();
    Map<String, Object> fields =
        Map.of(
            "d", ByteBuffer.wrap(new BigDecimal("-12.345").unscaledValue().toByteArray()),
            "f", new GenericData.Fixed(schema.getField("f").schema(), new byte[] {0, 0, 1, 1}),
            "u", new GenericData.Fixed(schema.getField("u").schema(), uuid),
            "e", new GenericData.EnumSymbol(schema.getField("e").schema(), "BAD"),
            "b", ByteBuffer.wrap("ä".getBytes(UTF_8)));
    RecordMapper mapper = mapper("values=d,f", "id=u", "label=e", "source=b", "passthrough=d,f");
    InputRecord record = record(schema, fields);

    // when
    SignalRecord signal = mapper.signal(record);
    Headers headers = new RecordHeaders();
    mapper.passthrough(record, headers);

    // then
    assertThat(signal.getValues()).containsExactly(-12.345, 2.57);
    assertThat(signal.getId()).isEqualTo("00000000-0000-0123-0000-000000000456");
    assertThat(signal.getLabel()).isEqualTo("BAD");
    assertThat(signal.getSource()).isEqualTo("ä");
    assertThat(headers.lastHeader("d").value()).asString(UTF_8).isEqualTo("-12.345");
    assertThat(headers.lastHeader("f").value()).asString(UTF_8).isEqualTo("2.57");
  }

  @Test
  void shouldFindAliasesUnlessAnotherFieldHasTheName() {
    Schema schema =
        schema(
            """
            {"name": "data", "type": "double", "aliases": ["v", "w"]},
            {"name": "w", "type": "double"}\
            """);
    Map<String, Object> fields = Map.of("data", 1.0, "w", 2.0);

    assertThat(signal(schema, fields, "values=v,w").getValues()).containsExactly(1, 2);
  }

  @Test
  void shouldTakeTheBranchThatTheRecordHas() {
    Schema schema =
        schema(
            """
            {"name": "v", "type": ["null", {"type": "array", "items": ["null", "double", "int", "string"]},
                "string", {"type": "map", "values": "int"}]},
            {"name": "label", "type": ["null", "string"], "default": null}\
            """);

    SignalRecord signal = signal(schema, Map.of("v", List.of(1.5, 2)), "values=v", "label=label");
    assertThat(signal.getValues()).containsExactly(1.5, 2);
    assertThat(signal.getLabel()).isNull();
    assertRefused(schema, List.of(1.5, "x"), "v[1]: a text, not a number");
    assertRefused(schema, Arrays.asList(1.5, null), "v[1]: null, not a number");
    assertRefused(schema, "x", "v: a text, not an array of numbers or a number");
    assertRefused(schema, Map.of("a", 1), "v: a map, not an array of numbers or a number");
    assertRefused(schema, null, "v: null, not an array of numbers or a number");
  }

  private void assertRefused(Schema schema, Object value, String message) {
    GenericData.Record record = new GenericData.Record(schema);
    record.put("v", value);
    byte[] bytes = RandomAvro.framed(register(schema), RandomAvro.encode(schema, record, false));

    assertThatThrownBy(() -> mapper("values=v").signal(Mappings.record(bytes)))
        .isInstanceOf(UnmappableException.class)
        .hasMessage(message);
  }

  @Test
  void shouldReadArraysOfRecordsAndMapsByKey() {
    Schema schema =
        schema(
            """
            {"name": "s", "type": {"type": "array", "items": {"type": "record", "name": "S", "fields": [
                {"name": "x", "type": "float"}, {"name": "skip", "type": "string"}, {"name": "y", "type": "int"}]}}},
            {"name": "tags", "type": {"type": "map", "values": "string"}}\
            """);
    Schema item = schema.getField("s").schema().getElementType();
    GenericData.Record first = new GenericData.Record(item);
    first.put("x", 1.5f);
    first.put("skip", "a");
    first.put("y", 2);
    Map<String, Object> fields =
        Map.of("s", List.of(first, first), "tags", Map.of("machine", "m1", "site", "b"));

    SignalRecord signal = signal(schema, fields, "values=s[*].x,s[*].y", "source=tags.machine");

    assertThat(signal.getValues()).containsExactly(1.5, 1.5, 2, 2);
    assertThat(signal.getChannels()).isEqualTo(2);
    assertThat(signal.getSource()).isEqualTo("m1");
    assertThat(signal(schema, fields, "values=s[1].y").getValues()).containsExactly(2);
    assertThatThrownBy(() -> signal(schema, fields, "values=s[*].z"))
        .hasMessageStartingWith("s[0].z: nothing there");
  }

  @Test
  void shouldNameTheFieldsThatThereAre() {
    Schema schema = schema("{\"name\": \"vals\", \"type\": \"double\"}");

    assertThatThrownBy(() -> signal(schema, Map.of("vals", 1.0), "values=value"))
        .isInstanceOf(UnmappableException.class)
        .hasMessage("value: no such field; the record has vals; did you mean vals?");
  }

  @Test
  void shouldRefuseBytesThatAreNotOfTheSchema() {
    Schema schema =
        schema("{\"name\": \"v\", \"type\": {\"type\": \"array\", \"items\": \"double\"}}");
    InputRecord good = record(schema, Map.of("v", List.of(1.0, 2.0)));
    byte[] value = good.value();
    RecordMapper mapper = mapper("values=v");

    assertThat(mapper.signal(good).getValues()).hasSize(2);
    assertThatThrownBy(() -> mapper.signal(Mappings.record(Arrays.copyOf(value, value.length - 1))))
        .isInstanceOf(UndecodableException.class)
        .hasMessageContaining("it ends early");
    assertThatThrownBy(() -> mapper.signal(Mappings.record(Arrays.copyOf(value, value.length + 1))))
        .isInstanceOf(UndecodableException.class)
        .hasMessageContaining("1 bytes are left");
    assertThatThrownBy(() -> mapper.signal(Mappings.json("{}")))
        .isInstanceOf(UndecodableException.class);
    assertThatThrownBy(() -> mapper.signal(Mappings.record(RandomAvro.framed(99, new byte[0]))))
        .isInstanceOf(UndecodableException.class)
        .hasMessageContaining("Schema id 99");
  }

  @Test
  void shouldReadBySchemaFileWithoutFraming(@TempDir Path folder) throws IOException {
    // given
    Schema schema = schema("{\"name\": \"v\", \"type\": \"double\"}");
    Path file = folder.resolve("r.avsc");
    Files.writeString(file, schema.toString());
    GenericData.Record record = new GenericData.Record(schema);
    record.put("v", 4.5);
    byte[] value = RandomAvro.encode(schema, record, false);

    // when
    RecordMapper mapper = mapper("values=v", "schema.file=" + file, "message=x.Outer");

    // then
    assertThat(mapper.signal(Mappings.record(value)).getValues()).containsExactly(4.5);
    assertThatThrownBy(() -> mapper("values=v", "schema.file=" + file, "message=x.Other"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(file + " has no type x.Other");
    assertThatThrownBy(() -> mapper("values=v", "schema.file=" + folder.resolve("no.avsc")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("there is no file");
  }

  @Test
  void shouldReadWeirsOwnRecordsFromAnyTopic() {
    SignalRecord own = SignalRecord.of("1", "press-7", java.time.Instant.EPOCH, new double[] {1});
    byte[] value =
        new dev.weir.schemas.AvroSerde<>(SignalRecord.class, registry)
            .serializer()
            .serialize("t", own);
    RecordMapper mapper = new RecordMapper(Mappings.of("format=weir"), new SchemaFetcher(registry));

    assertThat(mapper.signal(Mappings.record(value))).isEqualTo(own);
    assertThat(mapper.source(Mappings.record(value))).isEqualTo("press-7");
  }

  private SignalRecord signal(Schema schema, Map<String, Object> fields, String... settings) {
    return mapper(settings).signal(record(schema, fields));
  }

  private InputRecord record(Schema schema, Map<String, Object> fields) {
    GenericData.Record record = new GenericData.Record(schema);
    fields.forEach(record::put);
    return Mappings.record(
        RandomAvro.framed(register(schema), RandomAvro.encode(schema, record, false)));
  }

  private RecordMapper mapper(String... settings) {
    String[] all = Arrays.copyOf(settings, settings.length + 1);
    all[settings.length] = "format=avro";
    return new RecordMapper(Mappings.of(all), new SchemaFetcher(registry));
  }

  private int register(Schema schema) {
    try {
      return registry.register("t-value", new AvroSchema(schema));
    } catch (IOException | RestClientException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Schema schema(String fields) {
    return new SchemaParser()
        .parse(
            "{\"type\": \"record\", \"name\": \"Outer\", \"namespace\": \"x\", \"fields\": ["
                + fields
                + "]}")
        .mainSchema();
  }
}
