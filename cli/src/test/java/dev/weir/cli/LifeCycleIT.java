package dev.weir.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.weir.schemas.TopicNames;
import dev.weir.schemas.topics.ClusterTopics;
import dev.weir.schemas.topics.TopicRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Models from publication to retirement, by an operator's commands. */
class LifeCycleIT {

  private static CommandSandbox weir;

  @TempDir static Path folder;

  @BeforeAll
  static void start() {
    weir = CommandSandbox.start();
    try (Admin admin = Admin.create(weir.clients())) {
      new ClusterTopics(admin).create(TopicRequest.of(TopicNames.DEFAULT, 2, 1));
    }
    for (int version = 1; version <= 3; version++) {
      Path file = folder.resolve(version + ".weir");
      weir.ok(
          "train",
          "rocket",
          "--data",
          "mnist1d",
          "--kernels",
          "20",
          "--keep",
          "10",
          "--seed",
          "" + version,
          "--out",
          file.toString());
      weir.cluster(0, "publish", file.toString(), "--name", "m", "--figure", "cost=2");
    }
  }

  @AfterAll
  static void close() {
    weir.close();
  }

  @Test
  void shouldGoThroughTheLifeOfAModel() {
    // When published, then everything that training found is listed
    assertThat(weir.cluster(0, "models"))
        .contains("m/1", "m/2", "m/3", "rocket", "accuracy 0.", "cost 2", "tests 1000")
        .doesNotContain("route signals");
    assertThat(weir.cluster(0, "models", "show", "m/2"))
        .contains("figure accuracy", "data.digest", "signal [1, 40]", "setting.seed");

    // When assigned, then the first entry is valid from the beginning
    JsonNode first = weir.json("assign", "signals", "m/1", "--challenger", "m/2");
    assertThat(first.get("revision").asInt()).isEqualTo(1);
    assertThat(first.at("/timeline/0/validFrom").asText()).isEqualTo("1970-01-01T00:00:00Z");
    assertThat(weir.cluster(0, "assign", "signals", "m/1", "--challenger", "m/2"))
        .startsWith("nothing changed");

    // When promoted, then non-challengers and times too soon are refused, else it is a minute ahead
    assertThat(weir.cluster(1, "promote", "signals", "m/3")).contains("challengers are m/2");
    assertThat(weir.cluster(1, "promote", "signals", "m/2", "--valid-from", "+29s"))
        .contains("300 s", "force");
    assertThat(weir.cluster(0, "promote", "signals", "m/2", "--valid-from", "now", "--force"))
        .startsWith("changed")
        .containsPattern("m/2 +- +now");
    assertThat(weir.cluster(0, "models"))
        .contains("champion of signals until 20")
        .contains("champion of signals since 20");

    // When rolled back, then the previous champion returns, and only its first entry is old
    JsonNode back = weir.json("rollback", "signals");
    assertThat(back.get("timeline")).hasSize(3);
    assertThat(back.at("/timeline/2/champion/version").asText()).isEqualTo("1");
    assertThat(back.at("/timeline/2/challengers/0/version").asText()).isEqualTo("2");
    JsonNode cancelled = weir.json("rollback", "signals");
    assertThat(cancelled.get("timeline")).hasSize(2);

    // When retired, then only versions without a timeline
    assertThat(weir.cluster(1, "retire", "m/1")).contains("timeline of signals", "prune");
    assertThat(weir.cluster(1, "retire", "m/9")).contains("published versions are 1, 2, 3");
    assertThat(weir.cluster(1, "prune", "signals", "--before", "+1h")).contains("after now");
    assertThat(weir.json("prune", "signals", "--before", "now").get("timeline")).hasSize(1);
    assertThat(weir.cluster(0, "retire", "m/1")).contains("retired m/1: tombstones");
    assertThat(weir.cluster(0, "models")).contains("m/2", "m/3").doesNotContain("m/1");
    assertThat(weir.cluster(1, "rollback", "signals")).contains("m/2 is the only champion");
  }

  @Test
  void shouldPublishToARouteOfOnesOwnOnlyWhenToldThatItIsNew() {
    // Given
    String file = folder.resolve("1.weir").toString();

    // When
    String refused = weir.cluster(1, "publish", file, "--name", "own", "--route", "presses");
    JsonNode taken =
        weir.json("publish", file, "--name", "own", "--route", "presses", "--new-route");
    JsonNode again =
        weir.json("publish", file, "--name", "own", "--model-version", "1", "--route", "presses");

    // Then
    assertThat(refused).contains("there is no route presses;", "signals");
    assertThat(taken.get("version").asText()).isEqualTo("1");
    assertThat(taken.at("/assignment/route").asText()).isEqualTo("presses");
    assertThat(taken.at("/assignment/changed").asBoolean()).isTrue();
    assertThat(again.at("/changed").asBoolean()).isFalse();
    assertThat(again.at("/assignment/changed").asBoolean()).isFalse();
  }

  @Test
  void shouldPublishAsAChallengerOfTheChampion() {
    // Given
    String first = folder.resolve("1.weir").toString();
    String second = folder.resolve("2.weir").toString();
    String[] route = {"--name", "night", "--route", "nights"};

    // When the first is champion, then two nights follow
    weir.cluster(0, with(route, "publish", first, "--new-route"));
    JsonNode one = weir.json(with(route, "publish", second, "--challenger", "--new-route"));
    JsonNode two =
        weir.json(
            with(
                route,
                "publish",
                folder.resolve("3.weir").toString(),
                "--challenger",
                "--valid-from",
                "+10m"));

    // Then
    assertThat(one.at("/assignment/timeline/1/champion/version").asText()).isEqualTo("1");
    assertThat(one.at("/assignment/timeline/1/challengers/0/version").asText()).isEqualTo("2");
    assertThat(two.at("/assignment/timeline/2/champion/version").asText()).isEqualTo("1");
    assertThat(two.at("/assignment/timeline/2/challengers")).hasSize(1);
    assertThat(two.at("/assignment/timeline/2/challengers/0/version").asText()).isEqualTo("3");
    assertThat(
            weir.cluster(
                1,
                "publish",
                second,
                "--name",
                "night",
                "--model-version",
                "9",
                "--route",
                "unheard",
                "--challenger",
                "--new-route"))
        .contains("route unheard has no timeline");
  }

  @Test
  void shouldRefuseAModelThatCannotScoreTheRoute() throws IOException {
    // given a route of signals of 40 samples, and a model of signals of 12
    String right = folder.resolve("1.weir").toString();
    String wrong = shortModel().toString();
    weir.cluster(0, "publish", right, "--name", "fit", "--route", "fits", "--new-route");

    // when it is published to the route, then nothing is published
    assertThat(weir.cluster(1, "publish", wrong, "--name", "fit", "--route", "fits"))
        .contains("fit/2 cannot score route fits, input-mismatch", "[1, 12]", "[1, 40]", "--force");
    assertThat(weir.cluster(1, "publish", wrong, "--name", "fit", "--route", "images"))
        .contains("kind signal", "route images are of kind image");
    assertThat(weir.cluster(0, "models")).doesNotContain("fit/2");

    // when it is published alone, then every way to the route is refused
    weir.cluster(0, "publish", wrong, "--name", "fit");
    assertThat(weir.cluster(1, "assign", "fits", "fit/2")).contains("cannot score route fits");
    assertThat(weir.cluster(1, "assign", "fits", "fit/1", "--challenger", "fit/2"))
        .contains("fit/2 cannot score route fits");

    // when it is forced, then the command and the list show that it does not score
    JsonNode forced = weir.json("assign", "fits", "fit/1", "--challenger", "fit/2", "--force");
    assertThat(forced.at("/refused/0/version").asText()).isEqualTo("fit/2");
    assertThat(forced.at("/refused/0/reason").asText()).isEqualTo("input-mismatch");
    assertThat(weir.cluster(1, "promote", "fits", "fit/2", "--valid-from", "+2h"))
        .contains("fit/2 cannot score route fits");
    assertThat(weir.cluster(0, "models"))
        .contains(
            "fit/2 does not score, the application refuses it, input-mismatch",
            "assigned; whether it scores is unknown");
    assertThat(weir.cluster(1, "models", "--instances", "http://127.0.0.1:1"))
        .contains("http://127.0.0.1:1 did not answer", "no instance answered");
    assertThat(weir.cluster(2, "models", "--instances", "ftp://x")).contains("'ftp://x'");
  }

  @Test
  void shouldGoByTheApplicationsSettings() throws IOException {
    // given
    Path file = folder.resolve("mills.properties");
    Files.writeString(file, "routes=mills\nroute.mills.window=12\nmodel.max.bytes=30000000\n");
    String right = shortModel().toString();
    String wrong = folder.resolve("1.weir").toString();
    String[] mills = {"--name", "mill", "--route", "mills", "--config", file.toString()};

    // when, then
    assertThat(weir.cluster(1, with(mills, "publish", wrong))).contains("route.mills.window");
    assertThat(weir.cluster(0, with(mills, "publish", right)))
        .contains("mill/1 from the beginning");
    Files.writeString(file, "routes=mills\nmodel.max.bytes=100\n");
    assertThat(weir.cluster(1, with(mills, "publish", wrong)))
        .contains("mill/2 is not published, too-large", "model.max.bytes is 100");
  }

  @Test
  void shouldChangeNothingWhenTheSameBytesArePublishedAgain() {
    // given
    String file = folder.resolve("1.weir").toString();
    String[] twice = {"publish", file, "--name", "twice", "--route", "twices", "--new-route"};
    weir.cluster(0, twice);

    // when
    String again = weir.cluster(0, twice);
    JsonNode named =
        weir.json("publish", file, "--name", "twice", "--model-version", "b", "--figure", "x=1");

    // then
    assertThat(again)
        .contains("twice/1 is already published with these bytes", "nothing changed")
        .contains("route twices: nothing changed, still at revision 1");
    assertThat(named.get("changed").asBoolean()).isTrue();
    assertThat(named.at("/sameBytes/0").asText()).isEqualTo("twice/1");
    assertThat(weir.cluster(0, "publish", file, "--name", "twice", "--model-version", "1"))
        .contains("nothing changed", "twice/b");
  }

  /** A model of signals of 12 samples with two well separated classes. */
  private static Path shortModel() throws IOException {
    Path file = folder.resolve("short.weir");
    if (Files.exists(file)) {
      return file;
    }
    StringBuilder rows = new StringBuilder("label");
    for (int i = 0; i < 12; i++) {
      rows.append(",v").append(i);
    }
    rows.append(System.lineSeparator());
    for (int row = 0; row < 40; row++) {
      rows.append(row % 2 == 0 ? "up" : "down");
      for (int i = 0; i < 12; i++) {
        rows.append(',').append((row % 2 == 0 ? i : -i) + 0.1 * ((row * 7 + i * 3) % 5));
      }
      rows.append(System.lineSeparator());
    }
    Path csv = folder.resolve("short.csv");
    Files.writeString(csv, rows);
    weir.ok(
        "train",
        "rocket",
        "--data",
        "csv:" + csv,
        "--kernels",
        "20",
        "--keep",
        "10",
        "--seed",
        "1",
        "--out",
        file.toString());
    return file;
  }

  private static String[] with(String[] route, String... command) {
    String[] all = Arrays.copyOf(command, command.length + route.length);
    System.arraycopy(route, 0, all, command.length, route.length);
    return all;
  }

  @Test
  void shouldExplainAPublishedModel() {
    assertThat(weir.cluster(0, "explain", "m/3", "--top", "1"))
        .contains("m/3: rocket, 10 kernels", "1 most important");
    assertThat(weir.cluster(1, "explain", "m/9")).contains("m/9 is not published");
  }

  @Test
  void shouldTakeTheClusterFromAFile() throws IOException {
    // Given
    Path file = folder.resolve("weir.properties");
    Files.writeString(
        file,
        "bootstrap.servers=%s%nschema.registry.url=%s%nkafka.client.id=operator%n"
            .formatted(
                weir.clients().get("bootstrap.servers"),
                weir.clients().get("schema.registry.url")));

    // When
    String said = weir.ok("models", "--config", file.toString());

    // Then
    assertThat(said).contains("m/3");
  }

  @Test
  void shouldNameWhatIsKnown() {
    assertThat(weir.cluster(1, "assign", "signal", "m/1"))
        .contains("there is no route signal;", "images", "signals");
    assertThat(weir.cluster(1, "promote", "signal", "m/1"))
        .contains("route signal has no timeline");
    assertThat(weir.cluster(1, "assign", "images", "m/9"))
        .contains("m/9 is not published; published versions are");
    assertThat(weir.cluster(1, "models", "--prefix", "none."))
        .contains("topic none.models does not exist", "topics apply --bootstrap")
        .contains(" --prefix none.' creates");
  }
}
