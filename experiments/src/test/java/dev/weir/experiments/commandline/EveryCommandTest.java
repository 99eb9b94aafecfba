package dev.weir.experiments.commandline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.weir.cli.CommandResult;
import dev.weir.cli.Main;
import dev.weir.cli.SmallData;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.ParameterException;

/** Rules for all commands. */
class EveryCommandTest {

  /** Class names of Java and of libraries. */
  private static final String CLASS_NAME =
      "(?s).*(\\b(java|javax|org|com|io|dev|picocli)(\\.[a-z]\\w*)+\\.[A-Z]|Exception\\b).*";

  /** Commands that work on files alone. */
  private static final List<String> WITHOUT_CLUSTER =
      List.of(
          "topics acls",
          "evaluate",
          "explain",
          "report",
          "card",
          "reproduce",
          "train rocket",
          "train minirocket",
          "train wnn",
          "train dwnn",
          "train wnn+dwnn",
          "evaluate rocket",
          "evaluate minirocket",
          "export");

  /** Only parses; slow to create. */
  private static final CommandLine PARSER = Main.commandLine();

  @TempDir private static Path folder;
  private static Map<String, String> places;
  private static String nobody;

  @BeforeAll
  static void prepare() throws IOException {
    places = SmallData.write(folder);
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      nobody = "127.0.0.1:" + socket.getLocalPort();
    }
  }

  static List<String> withJson() {
    return AllCommands.with("--json");
  }

  static List<String> withCluster() {
    return AllCommands.with("--bootstrap");
  }

  static Stream<String> onlyWithCluster() {
    return withCluster().stream().filter(name -> !WITHOUT_CLUSTER.contains(name));
  }

  static Stream<String> moments() {
    return AllCommands.options(Instant.class);
  }

  static Stream<String> durations() {
    return AllCommands.options(Duration.class);
  }

  static Stream<String> numbers() {
    return AllCommands.options(
        int.class,
        Integer.class,
        long.class,
        Long.class,
        double.class,
        Double.class,
        Instant.class,
        Duration.class);
  }

  private static CommandResult run(String name, String... more) {
    return CommandResult.by(AllCommands.line(name, places, more));
  }

  @ParameterizedTest
  @MethodSource("withJson")
  void shouldPrintJsonAloneOrNothing(String name) {
    // given
    String[] form = {"--output", "json"};

    // when
    CommandResult said = run(name, withNobody(name, "--json"));
    CommandResult again = run(name, withNobody(name, form));

    // then
    if (said.out().isEmpty()) {
      assertThat(said.code()).as("%s", said).isNotZero();
      assertThat(said.err()).isNotEmpty();
    } else {
      assertThat(said.json().isObject()).isTrue();
    }
    assertThat(again.code()).isEqualTo(said.code());
    assertThat(again.out().isEmpty()).isEqualTo(said.out().isEmpty());
  }

  @Test
  void shouldHaveJsonWhereverResultsArePrinted() {
    // these print records, pages or data in their own formats
    List<String> others = List.of("serve", "export", "tail");
    assertThat(AllCommands.names())
        .filteredOn(name -> !others.contains(name))
        .isEqualTo(withJson());
  }

  private static String[] withNobody(String name, String... more) {
    return withCluster().contains(name)
        ? Stream.concat(Stream.of(more), Stream.of("--bootstrap", nobody)).toArray(String[]::new)
        : more;
  }

  @ParameterizedTest
  @MethodSource("onlyWithCluster")
  @Timeout(60)
  void shouldNameTheAddressWhereNoBrokerIs(String name) {
    // when
    CommandResult said = run(name, "--bootstrap", nobody);

    // then
    assertThat(said.code()).as("%s", said).isEqualTo(1);
    assertThat(said.out()).isEmpty();
    assertThat(said.err())
        .contains("no Kafka broker at " + nobody + " (Connection refused)")
        .doesNotMatch(CLASS_NAME);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "card m/1",
        "explain m/1",
        "reproduce m/1",
        "report m/1 --data csv:DATA --out OUT",
        "evaluate --model m/1 --data csv:DATA",
        "evaluate --model MODEL --data topic:signals --from -1h",
        "train rocket --data topic:signals --from -1h --out OUT",
        "train minirocket --data topic:signals --from -1h --out OUT",
        "train wnn --data topic:images --from -1h --out OUT",
        "evaluate rocket --data topic:signals --from -1h",
        "evaluate minirocket --data topic:signals --from -1h",
        "export --data topic:signals --from -1h"
      })
  void shouldNameTheAddressWherePublishedModelsAndTopicsAreAsked(String command) {
    // when
    String line = command;
    for (Map.Entry<String, String> place : places.entrySet()) {
      line = line.replace(place.getKey(), place.getValue());
    }
    CommandResult said = CommandResult.by((line + " --bootstrap " + nobody).split(" "));

    // then
    assertThat(said.code()).as("%s", said).isEqualTo(1);
    assertThat(said.err()).contains("no Kafka broker at " + nobody + " (Connection refused)");
  }

  @ParameterizedTest
  @MethodSource("onlyWithCluster")
  void shouldNameAHostThatIsUnknown(String name) {
    assertThat(run(name, "--bootstrap", "no-such-host.invalid:9092").err())
        .contains("no Kafka broker at no-such-host.invalid:9092 (unknown host)");
  }

  @ParameterizedTest
  @MethodSource("onlyWithCluster")
  void shouldRefuseAMisspeltKeyOfTheSettings(String name) throws IOException {
    // given
    Path file = folder.resolve("misspelt.properties");
    Files.writeString(
        file, "kafka.securty.protocol=SSL\napplication.ids=x\nsasl.mechanisn=PLAIN\n");

    // when
    CommandResult said = run(name, "--config", file.toString());

    // then
    assertThat(said.code()).as("%s", said).isEqualTo(2);
    assertThat(said.err())
        .contains(
            "did you mean kafka.security.protocol?",
            "did you mean application.id?",
            "did you mean kafka.sasl.mechanism?");
  }

  @ParameterizedTest
  @MethodSource("moments")
  void shouldTakeATimeAsPeopleWriteIt(String commandAndOption) {
    for (String time : List.of("-1h", "-7d", "2026-12-01", "2026-12-01T10:00:00Z", "now")) {
      assertThat(parsed(commandAndOption, " ", time)).as(time).isNull();
      assertThat(parsed(commandAndOption, "=", time)).as(time).isNull();
    }
  }

  @ParameterizedTest
  @MethodSource("durations")
  void shouldTakeADurationWithAUnitOrInSeconds(String commandAndOption) {
    for (String time : List.of("30s", "500ms", "2h", "30")) {
      assertThat(parsed(commandAndOption, " ", time)).as(time).isNull();
    }
  }

  /** The parse error of a value; null if only other arguments are missing. */
  private static Throwable parsed(String commandAndOption, String between, String value) {
    Throwable problem =
        catchThrowable(() -> PARSER.parseArgs((commandAndOption + between + value).split(" ")));
    return problem instanceof MissingParameterException ? null : problem;
  }

  @ParameterizedTest
  @MethodSource("numbers")
  void shouldCallAValueThatIsNoneBadUsageInPlainWords(String commandAndOption) {
    // given
    int last = commandAndOption.lastIndexOf(' ');
    String name = commandAndOption.substring(0, last);

    // when
    CommandResult said = run(name, commandAndOption.substring(last + 1), "nonsense");

    // then
    assertThat(said.code()).as("%s", said).isEqualTo(2);
    assertThat(said.out()).isEmpty();
    assertThat(said.err())
        .contains("nonsense")
        .doesNotContain("not an int", "not a long", "not a double")
        .doesNotMatch(CLASS_NAME);
  }

  @Test
  void shouldHaveTimesToTry() {
    assertThat(moments()).hasSizeGreaterThan(5);
    assertThat(durations()).hasSizeGreaterThan(3);
    assertThat(catchThrowable(() -> Main.commandLine().parseArgs("tail", "--timeout", "x")))
        .isInstanceOf(ParameterException.class);
  }
}
