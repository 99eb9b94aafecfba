package dev.weir.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** docs/troubleshooting.md quotes the programs' messages exactly. */
class TroubleshootingTest {

  private static final Pattern SYMPTOM = Pattern.compile("(?m)^\\| ([^|]+) \\|");
  private static final Pattern QUOTED = Pattern.compile("`([^`]+)`");

  @Test
  void shouldQuoteMessagesThatTheProgramsWrite() throws IOException {
    // given
    String sources = sources();

    // when
    List<String> messages = messages();

    // then
    assertThat(messages).hasSizeGreaterThan(25);
    assertThat(messages)
        .allSatisfy(message -> assertThat(sources.contains(message)).as(message).isTrue());
  }

  /** Quoted symptoms of several words, without their variable parts. */
  private static List<String> messages() throws IOException {
    List<String> messages = new ArrayList<>();
    SYMPTOM
        .matcher(Documents.read("docs/troubleshooting.md"))
        .results()
        .flatMap(row -> QUOTED.matcher(row.group(1)).results())
        .map(quoted -> quoted.group(1).strip())
        .filter(quoted -> quoted.contains(" "))
        .forEach(messages::add);
    return messages;
  }

  /** The sources of the programs, with string literals joined. */
  private static String sources() throws IOException {
    try (Stream<Path> files = Files.walk(Documents.FOLDER, 12)) {
      String java =
          files
              .filter(file -> file.toString().replace('\\', '/').contains("/src/main/java/"))
              .filter(file -> file.toString().endsWith(".java"))
              .map(TroubleshootingTest::read)
              .collect(Collectors.joining("\n"));
      return java.replaceAll("\"\\s*\\+\\s*\"", "") + Documents.read("weir");
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
