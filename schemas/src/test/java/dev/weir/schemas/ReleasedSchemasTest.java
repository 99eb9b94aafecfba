package dev.weir.schemas;

import static java.util.stream.Collectors.toMap;
import static org.apache.avro.SchemaCompatibility.SchemaCompatibilityType.COMPATIBLE;
import static org.apache.avro.SchemaCompatibility.SchemaCompatibilityType.INCOMPATIBLE;
import static org.apache.avro.SchemaCompatibility.checkReaderWriterCompatibility;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility.SchemaCompatibilityType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Checks that today's schemas can read what every released version wrote, and vice versa. A release
 * adds a folder {@code released/vN}; existing ones never change.
 */
class ReleasedSchemasTest {
  private static final Path RELEASED = resource("/released");
  private static final Path TODAY = resource("/avro");

  static List<Path> releases() throws IOException {
    try (Stream<Path> folders = Files.list(RELEASED)) {
      return folders.toList();
    }
  }

  @ParameterizedTest
  @MethodSource("releases")
  void shouldBeFullCompatibleWithARelease(Path release) throws IOException {
    Map<String, Schema> today = schemas(TODAY);
    Map<String, Schema> released = schemas(release);
    assertThat(today).containsKeys(released.keySet().toArray(String[]::new));
    assertThat(released).isNotEmpty();
    released.forEach(
        (name, old) -> assertThat(full(old, today.get(name))).as(name).isEqualTo(COMPATIBLE));
  }

  @Test
  void shouldHoldEverySchemaOfTheFirstRelease() throws IOException {
    assertThat(schemas(RELEASED.resolve("v1"))).hasSize(9);
  }

  @Test
  void shouldNoticeWhatIsNotFullCompatible() throws IOException {
    Schema label = schemas(RELEASED.resolve("v1")).get("LabelRecord");
    String text = label.toString();
    String field = "{\"name\":\"extra\",\"type\":\"string\"";

    // A new field without a default breaks new readers; with a default it does not.
    assertThat(full(label, parse(text.replaceFirst("\\[\\{", "[" + field + "},{"))))
        .isEqualTo(INCOMPATIBLE);
    assertThat(
            full(label, parse(text.replaceFirst("\\[\\{", "[" + field + ",\"default\":\"\"},{"))))
        .isEqualTo(COMPATIBLE);
    // Removing a field without a default breaks old readers.
    assertThat(full(label, parse(text.replace("\"name\":\"recordId\"", "\"name\":\"other\""))))
        .isEqualTo(INCOMPATIBLE);
    // A wider type breaks old readers, a narrower one new readers.
    Schema signal = schemas(RELEASED.resolve("v1")).get("SignalRecord");
    assertThat(
            full(signal, parse(signal.toString().replace("\"type\":\"int\"", "\"type\":\"long\""))))
        .isEqualTo(INCOMPATIBLE);
  }

  private static SchemaCompatibilityType full(Schema old, Schema today) {
    boolean both =
        checkReaderWriterCompatibility(old, today).getType() == COMPATIBLE
            && checkReaderWriterCompatibility(today, old).getType() == COMPATIBLE;
    return both ? COMPATIBLE : INCOMPATIBLE;
  }

  private static Map<String, Schema> schemas(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(ReleasedSchemasTest::read).collect(toMap(Schema::getName, schema -> schema));
    }
  }

  private static Schema read(Path file) {
    try {
      return parse(Files.readString(file));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static Schema parse(String text) {
    return new Schema.Parser().parse(text);
  }

  private static Path resource(String name) {
    try {
      return Path.of(ReleasedSchemasTest.class.getResource(name).toURI());
    } catch (java.net.URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}
