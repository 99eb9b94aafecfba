package dev.weir.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.weir.cli.localstack.LocalStack;
import dev.weir.stream.WeirApplication;
import dev.weir.stream.config.WeirConfig;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.awaitility.Awaitility;
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
  private static final String NEEDED =
      "needs python3 with confluent_kafka (Debian: python3-confluent-kafka)";
  private static final Path EXAMPLES = Documents.FOLDER.resolve("examples/python");
  private static final int COUNT = 90;
  private static final int LENGTH = 20;

  /** The first interpreter that has the library; Debian's may not be the first of the path. */
  private static String python;

  @TempDir private Path folder;

  @BeforeAll
  static void requirePython() throws InterruptedException {
    for (String each : List.of("python3", "/usr/bin/python3")) {
      if (python == null && works(each)) {
        python = each;
      }
    }
    if (Boolean.getBoolean("weir.python.required")) {
      assertThat(python).as(NEEDED).isNotNull();
    }
    assumeTrue(python != null, NEEDED);
  }

  private static boolean works(String python) throws InterruptedException {
    try {
      return new ProcessBuilder(python, "-c", "import confluent_kafka")
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start()
              .waitFor()
          == 0;
    } catch (IOException e) {
      return false;
    }
  }

  @Test
  void shouldClassifyWhatThePythonProducerSends() throws Exception {
    try (LocalStack stack = new LocalStack()) {
      // Given: records of the producer, and a model trained on them
      stack.createTopics(2);
      try (Admin admin = Admin.create(stack.clients())) {
        admin.createTopics(List.of(new NewTopic("plant.pumps", 3, (short) 1))).all().get();
      }
      Map<String, String> settings = stack.application("python");
      settings.putAll(pageSettings());
      Path config = file(settings);
      assertThat(python("produce.py", stack.bootstrap(), "plant.pumps", COUNT + "", LENGTH + ""))
          .containsExactly("sent %d to plant.pumps".formatted(COUNT));
      String model = folder.resolve("pumps.weir").toString();
      ok("inputs", "check", "--config", config.toString());
      ok(
          "train",
          "rocket",
          "--data",
          "input:pumps",
          "--config",
          config.toString(),
          "--from",
          "-1d",
          "--out",
          model,
          "--kernels",
          "100",
          "--keep",
          "50");
      ok(
          "publish",
          model,
          "--name",
          "pumps",
          "--route",
          "pumps",
          "--new-route",
          "--config",
          config.toString());

      // When
      try (WeirApplication application = new WeirApplication(WeirConfig.of(settings))) {
        application.start();
        Awaitility.await().atMost(java.time.Duration.ofMinutes(2)).until(application::isReady);
        List<String> read = python("consume.py", stack.bootstrap(), "predictions", COUNT + "");

        CommandResult tailed =
            CommandResult.by(
                "tail",
                "predictions",
                "--config",
                config.toString(),
                "--from-beginning",
                "--limit",
                "1");
        assertThat(tailed.code()).as("%s", tailed).isZero();
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
  private static Map<String, String> pageSettings() throws IOException {
    String page = Documents.read("docs/your-own-topics.md");
    Matcher block =
        Pattern.compile("(?ms)^```properties\\n(inputs=pumps\\n.*?)^```$").matcher(page);
    assertThat(block.find()).isTrue();
    Properties properties = new Properties();
    properties.load(new StringReader(block.group(1)));
    Map<String, String> settings = new java.util.TreeMap<>();
    properties.forEach((key, value) -> settings.put(key.toString(), value.toString()));
    return settings;
  }

  private Path file(Map<String, String> settings) throws IOException {
    List<String> lines = new ArrayList<>();
    settings.forEach((key, value) -> lines.add(key + "=" + value));
    return Files.write(folder.resolve("app.properties"), lines);
  }

  private static void ok(String... arguments) {
    CommandResult said = CommandResult.by(arguments);
    assertThat(said.code()).as("%s", said).isZero();
  }

  private static List<String> python(String script, String... arguments) throws Exception {
    List<String> command = new ArrayList<>(List.of(python, EXAMPLES.resolve(script).toString()));
    command.addAll(List.of(arguments));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as("%s: %s", script, said).isZero();
    return said.lines().toList();
  }
}
