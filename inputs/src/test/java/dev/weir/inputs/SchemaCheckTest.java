package dev.weir.inputs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.schemas.RegistryClientFactory;
import dev.weir.schemas.SchemaFetcher;
import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import io.confluent.kafka.schemaregistry.client.rest.entities.SchemaReference;
import io.confluent.kafka.schemaregistry.testutil.MockSchemaRegistry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Mappings of topics without records, tried on the latest schema of the topic's subject. */
class SchemaCheckTest {
  private static final String AVRO =
      """
      {"type": "record", "name": "Cycle", "fields": [
        {"name": "id", "type": "long"},
        {"name": "data", "aliases": ["torque"], "type": ["null", "string", {"type": "array", "items": ["null", "float"]}]},
        {"name": "at", "type": {"type": "long", "logicalType": "timestamp-micros"}},
        {"name": "millis", "type": "long"},
        {"name": "state", "type": {"type": "enum", "name": "S", "symbols": ["OK", "BAD"]}},
        {"name": "price", "type": {"type": "bytes", "logicalType": "decimal", "precision": 9, "scale": 3}},
        {"name": "tags", "type": {"type": "map", "values": "string"}},
        {"name": "s", "type": {"type": "array", "items": {"type": "record", "name": "P", "fields": [
          {"name": "x", "type": "double"}, {"name": "y", "type": "int"}]}}}]}
      """;

  private static final String PROTO =
      """
      syntax = "proto3";
      import "google/protobuf/timestamp.proto";
      message Unit { string name = 1; }
      message Run {
        string id = 1;
        google.protobuf.Timestamp at = 2;
        repeated Sample s = 3;
        map<string, string> tags = 4;
        oneof which { double left = 5; double right = 6; }
        repeated double data = 7;
        message Sample { double x = 1; double y = 2; }
      }
      """;

  private static final String JSON =
      """
      {"type": "object",
       "properties": {
         "id": {"type": ["null", "integer"]},
         "at": {"type": "string", "format": "date-time"},
         "millis": {"type": "integer"},
         "data": {"oneOf": [{"type": "null"}, {"type": "string"}, {"type": "array", "items": {"type": "number"}}]},
         "s": {"type": "array", "items": {"$ref": "#/definitions/point"}},
         "tags": {"type": "object", "additionalProperties": {"type": "string"}},
         "free": {},
         "both": {"allOf": [{"$ref": "#/definitions/point"}, {"properties": {"z": {"type": "number"}}}]},
         "state": {"enum": ["OK", "BAD"]}},
       "definitions": {"point": {"type": "object", "properties": {"x": {"type": "number"}, "y": {"type": "number"}}}}}
      """;

  private final SchemaRegistryClient registry =
      RegistryClientFactory.create(Map.of("schema.registry.url", "mock://schema-check"));

  @AfterEach
  void forget() {
    MockSchemaRegistry.dropScope("schema-check");
  }

  private void register(String type, String schema) throws Exception {
    var _ =
        registry.register("t-value", registry.parseSchema(type, schema, List.of()).orElseThrow());
  }

  private CheckReport check(String format, String settings) {
    List<String> all = new ArrayList<>(List.of(settings.split(" ")));
    all.add("format=" + format);
    return InputCheck.of(
        Mappings.of(all.toArray(String[]::new)), new SchemaFetcher(registry), List.of());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          avro        | values=torque id=id time=at label=state
          avro        | values=data source=tags.machine time=millis time.unit=ms
          avro        | values=s[*].x,s[*].y passthrough=price,none
          avro        | values=s[3].x source=tags.machine
          protobuf    | values=s[*].x,s[*].y id=id time=at source=tags.machine
          protobuf    | values=data start=left
          protobuf    | values=s[1].x,right
          json-schema | values=data id=id time=at source=tags.machine label=state
          json-schema | values=s[*].x,s[*].y time=millis time.unit=ms
          json-schema | values=free source=free.a.b
          json-schema | values=both.x,both.z
          """)
  void shouldFindWhatTheSchemaHas(String format, String settings) throws Exception {
    register(type(format), schema(format));

    CheckReport report = check(format, settings);

    assertThat(report.problems()).isEmpty();
    assertThat(report.mapsNone()).isFalse();
    assertThat(report.triedWithoutRecords())
        .isEqualTo(
            "no records; the mapping was tried on schema id 1, the latest of subject t-value");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          avro        | values=date        | date: no such field; the record has id, data, at, millis, state, price, tags, s; did you mean data?
          avro        | values=tags        | tags: a map, not an array of numbers or a number
          avro        | values=s           | s[0]: a record, not a number
          avro        | values=s.x         | s.x: nothing there; s is an array of a record
          avro        | values=data time=millis | millis: a number whose unit is not known; set input.in.time.unit to s, ms, us or ns
          avro        | values=data time=s[0].z | s[0].z: no such field; s[*] has x, y; did you mean x?
          protobuf    | values=date id=id  | date: Run has no field 'date'; did you mean 'data'?
          protobuf    | values=s id=id     | s: an array of Run.Sample, not an array of numbers or a number
          protobuf    | values=data id=tags | tags: a map, not a text or a number
          json-schema | values=date        | date: no such field; the record has id, at, millis, data, s, tags, free, both, state; did you mean data?
          json-schema | values=s           | s[0]: an object, not a number
          json-schema | values=both.y,both.w | both.w: no such field; both has x, y, z; did you mean x?
          json-schema | values=data time=millis | millis: a number whose unit is not known; set input.in.time.unit to s, ms, us or ns
          """)
  void shouldNameThePathAndWhatTheSchemaHasInstead(String format, String settings, String problem)
      throws Exception {
    register(type(format), schema(format));

    CheckReport report = check(format, settings);

    assertThat(report.problems())
        .containsExactly(problem + " (schema id 1, the latest of subject t-value)");
    assertThat(report.mapsNone()).isTrue();
  }

  private static String type(String format) {
    return format.equals("json-schema") ? "JSON" : format.toUpperCase(Locale.ROOT);
  }

  private static String schema(String format) {
    return switch (format) {
      case "avro" -> AVRO;
      case "protobuf" -> PROTO;
      default -> JSON;
    };
  }

  @Test
  void shouldShowTheTypesThatPathsLeadTo() throws Exception {
    register("AVRO", AVRO);

    assertThat(check("avro", "values=s[*].x id=id time=at passthrough=none").lines())
        .containsExactly(
            "id (id): long",
            "time (at): long (timestamp-micros)",
            "values (s[*].x): double",
            "passthrough (none): none");
  }

  @Test
  void shouldUseTheLatestSchema() throws Exception {
    register("JSON", "{\"properties\": {\"v\": {\"type\": \"number\"}}}");
    register("JSON", "{\"properties\": {\"w\": {\"type\": \"number\"}}}");

    assertThat(check("json-schema", "values=w").problems()).isEmpty();
    assertThat(check("json-schema", "values=v").problems())
        .containsExactly(
            "v: no such field; the record has w; did you mean w?"
                + " (schema id 2, the latest of subject t-value)");
  }

  @Test
  void shouldReadReferencesAndReportThoseThatLeadNowhere() throws Exception {
    int version =
        registry.register(
            "part",
            registry
                .parseSchema("JSON", "{\"$defs\": {\"n\": {\"type\": \"number\"}}}", List.of())
                .orElseThrow());
    assertThat(version).isPositive();
    List<SchemaReference> references = List.of(new SchemaReference("part.json", "part", 1));
    String text =
        "{\"properties\": {\"v\": {\"$ref\": \"part.json#/$defs/n\"}, \"w\": {\"$ref\": \"#/x\"}}}";
    var _ =
        registry.register("t-value", registry.parseSchema("JSON", text, references).orElseThrow());

    assertThat(check("json-schema", "values=v").problems()).isEmpty();
    assertThat(check("json-schema", "values=w").problems())
        .singleElement()
        .asString()
        .startsWith("The schema refers to #/x, which is not there");
  }

  @Test
  void shouldReportASchemaOfAnotherType() throws Exception {
    register("AVRO", "\"string\"");

    CheckReport report = check("protobuf", "values=v");

    assertThat(report.problems())
        .containsExactly(
            "Schema id 1 is of type AVRO, not PROTOBUF (the latest of subject t-value)");
    assertThat(report.mapsNone()).isTrue();
  }

  @Test
  void shouldReportThatThereIsNothingToTry() {
    CheckReport framed = check("avro", "values=v");
    CheckReport plain = check("json", "values=v");

    assertThat(framed.mapsNone()).isFalse();
    assertThat(framed.triedWithoutRecords())
        .isEqualTo(
            "no records, and the registry shows no schema of subject t-value, so that nothing could"
                + " be tried");
    assertThat(plain.mapsNone()).isFalse();
    assertThat(plain.triedWithoutRecords()).isEqualTo("no records, so that nothing could be tried");
  }

  @Test
  void shouldTryTheSchemaFileOfRecordsWithoutFraming(@TempDir Path folder) throws Exception {
    Path file = Files.writeString(folder.resolve("cycle.avsc"), AVRO);

    assertThat(check("avro", "values=data schema.file=" + file).problems()).isEmpty();
    assertThat(check("avro", "values=date schema.file=" + file).problems())
        .singleElement()
        .asString()
        .startsWith("date: no such field; the record has id, data")
        .endsWith("(" + file + ")");
  }
}
