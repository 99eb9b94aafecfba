package dev.weir.inputs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.inputs.config.InputSettings;
import dev.weir.inputs.mapping.InputMapping;
import dev.weir.inputs.protobuf.TextRecords;
import dev.weir.schemas.RegistryClientFactory;
import dev.weir.schemas.SchemaFetcher;
import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import java.io.IOException;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Pattern;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.io.DecoderFactory;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The cases of docs/your-own-topics.md: their records are what their settings say. */
class OwnTopicsPageTest {
  private static final Path PAGE = Path.of("../docs/your-own-topics.md");
  private static final Pattern BLOCK = Pattern.compile("(?ms)^```(\\w+)\\n(.*?)^```$");

  private final SchemaRegistryClient registry =
      RegistryClientFactory.create(Map.of("schema.registry.url", "mock://own-topics-page"));

  @ParameterizedTest
  @ValueSource(strings = {"Avro", "JSON", "Protobuf", "A producer in Python"})
  void shouldFindInItsRecordsWhatThePageShows(String heading) throws Exception {
    // Given
    Map<String, String> blocks = blocks(heading);
    InputMapping mapping = mapping(blocks.get("properties"));

    // When
    CheckReport report =
        InputCheck.of(mapping, new SchemaFetcher(registry), records(mapping, blocks));

    // Then
    List<String> shown = blocks.get("text").lines().toList();
    assertThat(report.lines()).isEqualTo(shown.stream().skip(1).map(String::strip).toList());
    assertThat(shown.getFirst())
        .startsWith(
            "%s: topic %s, format %s: %d of %d record"
                .formatted(
                    mapping.name(),
                    mapping.topic(),
                    mapping.format().wireName(),
                    report.good(),
                    report.records()));
    assertThat(report.good()).isEqualTo(report.records()).isPositive();
  }

  /** The blocks of a section by their language, each once. */
  private static Map<String, String> blocks(String heading) throws IOException {
    String page = Files.readString(PAGE);
    int start = page.indexOf("\n## " + heading);
    assertThat(start).as(heading).isPositive();
    int end = page.indexOf("\n## ", start + 1);
    Map<String, String> blocks = new HashMap<>();
    BLOCK
        .matcher(page.substring(start, end))
        .results()
        .forEach(
            block -> assertThat(blocks.put(block.group(1), block.group(2))).as(heading).isNull());
    return blocks;
  }

  private static InputMapping mapping(String text) throws IOException {
    Properties properties = new Properties();
    properties.load(new StringReader(text));
    Map<String, String> settings = new HashMap<>();
    properties.forEach((key, value) -> settings.put(key.toString(), value.toString()));
    List<String> errors = new ArrayList<>();
    InputSettings parsed = InputSettings.parse(settings, errors);
    assertThat(errors).isEmpty();
    return parsed.inputs().getFirst();
  }

  private List<InputRecord> records(InputMapping mapping, Map<String, String> blocks)
      throws Exception {
    List<InputRecord> records = new ArrayList<>();
    String texts = blocks.getOrDefault("json", blocks.getOrDefault("textproto", ""));
    for (String text : texts.lines().toList()) {
      byte[] value =
          switch (mapping.format()) {
            case AVRO -> avro(mapping.topic(), blocks.get("avsc"), text);
            case PROTOBUF -> protobuf(mapping.topic(), blocks.get("proto"), text);
            default -> text.getBytes(UTF_8);
          };
      records.add(
          new InputRecord(
              mapping.topic(),
              0,
              records.size(),
              0,
              "any-key".getBytes(UTF_8),
              value,
              new RecordHeaders()));
    }
    return records;
  }

  private byte[] avro(String topic, String avsc, String text) throws Exception {
    Schema schema = new Schema.Parser().parse(avsc);
    Object record =
        new GenericDatumReader<>(schema).read(null, DecoderFactory.get().jsonDecoder(schema, text));
    return RandomAvro.framed(
        register(topic, "AVRO", avsc), RandomAvro.encode(schema, record, false));
  }

  /** With the message index 0, for the first message, in its short form. */
  private byte[] protobuf(String topic, String proto, String text) throws Exception {
    byte[] body = TextRecords.encode(proto, text);
    byte[] indexed = ByteBuffer.allocate(1 + body.length).put((byte) 0).put(body).array();
    return RandomAvro.framed(register(topic, "PROTOBUF", proto), indexed);
  }

  private int register(String topic, String type, String text) throws Exception {
    return registry.register(
        topic + "-value", registry.parseSchema(type, text, List.of()).orElseThrow());
  }
}
