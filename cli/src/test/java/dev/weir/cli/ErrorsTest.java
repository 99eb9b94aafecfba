package dev.weir.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.cli.command.UsageErrors;
import dev.weir.cli.options.ClusterOptions;
import dev.weir.schemas.topics.MissingTopicException;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.ConfigException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Java errors are reported in one line with advice, and fail the command. */
class ErrorsTest {

  private final StringWriter err = new StringWriter();

  @ParameterizedTest
  @ValueSource(strings = {"memory", "stack", "overflow"})
  void shouldTellAnErrorInALineAndFail(String kind) {
    // given
    CommandLine command = Main.configured(new CommandLine(new Failing(kind)));
    command.setErr(new PrintWriter(err, true));

    // when
    int code = Main.run(command);

    // then
    assertThat(code).isEqualTo(1);
    assertThat(err.toString().lines()).hasSize(1);
    assertThat(err.toString())
        .startsWith("weir: ")
        .contains(kind.equals("stack") ? "-Xss" : "a sample of the data")
        .doesNotContain("\tat ");
  }

  @Test
  void shouldTellWhatAThreadOfItsOwnCouldNotHandle() throws Exception {
    // given
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    Thread thread =
        new Thread(
            () -> {
              throw new OutOfMemoryError("Java heap space");
            },
            "reader");
    PrintStream err = new PrintStream(bytes, true, StandardCharsets.UTF_8);
    thread.setUncaughtExceptionHandler((it, problem) -> Main.report(it, problem, err));

    // when
    thread.start();
    thread.join();

    // then
    assertThat(bytes.toString(StandardCharsets.UTF_8))
        .startsWith("weir: in thread reader: out of memory")
        .contains("-Xmx")
        .hasLineCount(1);
  }

  @Test
  void shouldTakeASettingThatKafkasClientsRefuseForBadUsage() {
    // given
    StringWriter said = new StringWriter();
    CommandLine command = Main.configured(new CommandLine(new Misconfigured()));
    command.setErr(new PrintWriter(said, true));

    // when
    int code = Main.run(command);

    // then
    assertThat(code).isEqualTo(2);
    assertThat(said.toString()).contains("security.protocol").doesNotContain("Exception");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          plant7.models | --prefix plant7. | apply --prefix plant7.'
          plant7.models | --config a.properties | apply --config a.properties --prefix plant7.'
          models | --bootstrap b:1 | apply --bootstrap b:1' creates what is missing; if the topics
          models | --config a.properties | apply --config a.properties' creates what is missing
          """)
  void shouldSuggestACommandForTheSameClusterAndTopics(
      String topic, String options, String suggested) {
    // given
    StringWriter said = new StringWriter();
    CommandLine command = Main.configured(new CommandLine(new WithoutTopic(topic)));
    command.setErr(new PrintWriter(said, true));

    // when
    int code = Main.run(command, options.split(" "));

    // then
    assertThat(code).isEqualTo(1);
    assertThat(said.toString())
        .startsWith("weir: topic %s does not exist; './weir topics %s".formatted(topic, suggested));
  }

  @Test
  void shouldSayThatOptionsExcludeEachOtherInOneWay() {
    assertThat(UsageErrors.words("Error: --quick, --full are mutually exclusive"))
        .isEqualTo("--quick, --full are mutually exclusive");
  }

  @ParameterizedTest
  @ValueSource(strings = {"help", "help train wnn"})
  void shouldHelpAlsoByACommandOfThatName(String line) {
    // given
    StringWriter said = new StringWriter();
    CommandLine command = Main.commandLine();
    command.setOut(new PrintWriter(said, true));

    // when
    int code = Main.run(command, line.split(" "));

    // then
    assertThat(code).isZero();
    assertThat(said.toString()).contains("Usage: weir" + line.substring("help".length()));
  }

  @Command(name = "weir")
  static final class WithoutTopic implements Callable<Integer> {
    @SuppressWarnings("UnusedVariable") // only its options matter
    @Mixin
    private ClusterOptions cluster;

    private final String topic;

    WithoutTopic(String topic) {
      this.topic = topic;
    }

    @Override
    public Integer call() {
      throw new MissingTopicException(topic);
    }
  }

  @Command(name = "weir")
  static final class Misconfigured implements Callable<Integer> {
    @Override
    public Integer call() {
      throw new KafkaException(
          "no client", new ConfigException("security.protocol", "FOO", "is none"));
    }
  }

  @Command(name = "weir")
  record Failing(String kind) implements Callable<Integer> {

    @Override
    public Integer call() {
      switch (kind) {
        case "memory" -> throw new OutOfMemoryError("Java heap space");
        case "stack" -> deeper(0);
        default -> Math.multiplyExact(1 << 30, 4);
      }
      return 0;
    }

    private static int deeper(int depth) {
      return depth < 0 ? 0 : 1 + deeper(depth + 1);
    }
  }
}
