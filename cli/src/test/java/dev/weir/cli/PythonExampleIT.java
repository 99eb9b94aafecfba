package dev.weir.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.stream.WeirApplication;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The producer and the consumer in Python, with the settings of docs/your-own-topics.md: records in
 * JSON are trained on and classified, and predictions are read in JSON.
 */
@Tag("slow")
@Timeout(300)
class PythonExampleIT {
  private static final Path EXAMPLES = Documents.FOLDER.resolve("examples/python");
  private static final int COUNT = 90;
  private static final int LENGTH = 20;

  private static String python;

  @TempDir private Path folder;

  @BeforeAll
  static void requirePython() throws Exception {
    python = ForeignClients.python("python3-confluent-kafka", "confluent_kafka");
  }

  @Test
  void shouldClassifyWhatThePythonProducerSends() throws Exception {
    try (OwnTopicStack stack = new OwnTopicStack(folder, pageSettings(), "plant.pumps")) {
      // Given: records of the producer, and a model trained on them
      assertThat(python("produce.py", stack.bootstrap(), "plant.pumps", COUNT, LENGTH))
          .containsExactly("sent %d to plant.pumps".formatted(COUNT));
      stack.ok("inputs", "check");
      stack.train("pumps", "pumps");

      // When
      try (WeirApplication _ = stack.start()) {
        List<String> read = python("consume.py", stack.bootstrap(), "predictions", COUNT);

        CommandResult tailed = stack.ok("tail", "predictions", "--from-beginning", "--limit", "1");
        assertThat(tailed.json().get("recordId").asText()).startsWith("c-");

        // Then: each record once, with its label nearly always, and its field of the input
        assertThat(read.stream().map(line -> line.split(" ", -1)[0]).distinct()).hasSize(COUNT);
        long right =
            read.stream()
                .map(line -> line.split(" ", -1))
                .filter(line -> isWorn(line[0]) == line[2].equals("worn"))
                .count();
        assertThat(right).isGreaterThan(COUNT * 9 / 10);
        assertThat(read)
            .allMatch(line -> line.endsWith(" A-" + line.split(" ", -1)[0].substring(2)));
      }
    }
  }

  private static boolean isWorn(String id) {
    return Integer.parseInt(id.substring("c-".length())) % 2 == 1;
  }

  /** The settings of the page's last case. */
  private static String pageSettings() throws IOException {
    String page = Documents.read("docs/your-own-topics.md");
    Matcher block =
        Pattern.compile("(?ms)^```properties\\n(inputs=pumps\\n.*?)^```$").matcher(page);
    assertThat(block.find()).isTrue();
    return block.group(1);
  }

  private static List<String> python(String script, Object... arguments) throws Exception {
    return ForeignClients.run(ForeignClients.command(python, EXAMPLES.resolve(script), arguments));
  }
}
