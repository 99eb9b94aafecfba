package dev.weir.inputs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.inputs.config.InputSettings;
import dev.weir.inputs.mapping.InputMapping;
import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A case of docs/your-own-topics.md, as the page has it. */
public final class OwnTopicsPage {
  private static final Path PAGE = Path.of("../docs/your-own-topics.md");
  private static final Pattern BLOCK = Pattern.compile("(?ms)^```(\\w+)\\n(.*?)^```$");
  private static final Pattern FOUND = Pattern.compile("\\s+(\\w+) \\(.*?\\): (.*)");

  private final String heading;
  private final Map<String, String> blocks;

  private OwnTopicsPage(String heading, Map<String, String> blocks) {
    this.heading = heading;
    this.blocks = blocks;
  }

  /** The sections with settings and what the check prints of them, in the order of the page. */
  public static List<OwnTopicsPage> cases() {
    try {
      return Stream.of(Files.readString(PAGE).split("\n## "))
          .skip(1)
          .map(section -> new OwnTopicsPage(section.lines().findFirst().orElse(""), of(section)))
          .filter(section -> section.blocks.keySet().containsAll(List.of("properties", "text")))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The blocks of a section by their language, each once. */
  private static Map<String, String> of(String section) {
    Map<String, String> blocks = new HashMap<>();
    BLOCK
        .matcher(section)
        .results()
        .forEach(
            block -> assertThat(blocks.put(block.group(1), block.group(2))).as(section).isNull());
    return blocks;
  }

  /** The settings. */
  public Map<String, String> settings() {
    Properties properties = new Properties();
    try {
      properties.load(new StringReader(blocks.get("properties")));
    } catch (IOException e) {
      throw new UncheckedIOException(e); // not from memory
    }
    Map<String, String> settings = new TreeMap<>();
    properties.forEach((key, value) -> settings.put(key.toString(), value.toString()));
    return settings;
  }

  /** The only mapping. */
  public InputMapping mapping() {
    List<String> errors = new ArrayList<>();
    InputSettings parsed = InputSettings.parse(settings(), errors);
    assertThat(errors).isEmpty();
    return parsed.inputs().getFirst();
  }

  /** The lines that {@code ./weir inputs check} prints. */
  public List<String> printed() {
    return blocks.get("text").lines().toList();
  }

  /** What each setting with one path finds in the last record, by the setting. */
  public Map<String, String> found() {
    Map<String, String> found = new LinkedHashMap<>();
    for (String line : printed()) {
      FOUND
          .matcher(line)
          .results()
          .forEach(
              each -> found.put(each.group(1), each.group(2).replaceFirst("^.*, (?=\\S+$)", "")));
    }
    return found;
  }

  /** The values of the records, whose schemas are registered. */
  public List<byte[]> values(SchemaRegistryClient registry) throws Exception {
    InputMapping mapping = mapping();
    List<byte[]> values = new ArrayList<>();
    for (String text : texts()) {
      values.add(
          switch (mapping.format()) {
            case AVRO -> {
              String schema = blocks.get("avsc");
              int id = TestRecords.register(registry, mapping.topic(), "AVRO", schema);
              yield TestRecords.avro(id, schema, text);
            }
            case PROTOBUF -> {
              String schema = blocks.get("proto");
              int id = TestRecords.register(registry, mapping.topic(), "PROTOBUF", schema);
              yield TestRecords.protobuf(id, schema, text, 0);
            }
            default -> text.getBytes(UTF_8);
          });
    }
    return values;
  }

  /** The records, one a line. */
  public List<String> texts() {
    return blocks.getOrDefault("json", blocks.getOrDefault("textproto", "")).lines().toList();
  }

  @Override
  public String toString() {
    return heading;
  }
}
