package dev.weir.cli.deadletters;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.schemas.DeadLetter;
import dev.weir.schemas.json.Json;
import dev.weir.stream.deadletters.ReplayReport;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class DeadLetterJsonTest {
  private static final DeadLetterJson LETTER =
      new DeadLetterJson(
          "2@17", new DeadLetter("late", "by 3 s", "signals", 1, 99, Instant.EPOCH), 3, 0, true);

  private static final String TEXT =
      """
      "position":"2@17","time":"1970-01-01T00:00:00Z","reason":"late","detail":"by 3 s",\
      "topic":"signals","partition":1,"offset":99,"bytes":3,"replays":0,"replayed":true\
      """;

  @Test
  void shouldRenderAList() {
    assertThat(Json.line(new DeadLettersListCommand.Listed(2, List.of(LETTER))))
        .isEqualTo("{\"count\":2,\"letters\":[{" + TEXT + "}]}");
  }

  @Test
  void shouldRenderContentOnlyWhereWanted() {
    // given
    var named = new DeadLettersShowCommand.ShownHeader("b3", 2, Optional.empty());
    var shown = new DeadLettersShowCommand.ShownHeader("b3", 2, Optional.of("6233"));

    // then
    assertThat(
            Json.line(
                new DeadLettersShowCommand.Shown(
                    LETTER, List.of(named), Optional.empty(), Optional.empty())))
        .isEqualTo("{" + TEXT + ",\"headers\":[{\"name\":\"b3\",\"bytes\":2}]}");
    assertThat(
            Json.line(
                new DeadLettersShowCommand.Shown(
                    LETTER, List.of(shown), Optional.of("6b"), Optional.of("none"))))
        .endsWith(
            ",\"headers\":[{\"name\":\"b3\",\"bytes\":2,\"hex\":\"6233\"}],"
                + "\"keyHex\":\"6b\",\"valueHex\":\"none\"}");
  }

  @Test
  void shouldRenderAReplay() {
    ReplayReport report =
        new ReplayReport(new TreeMap<>(Map.of("signals", 3, "labels", 1)), 1, 2, 3, 4, 5);
    assertThat(Json.line(new DeadLettersReplayCommand.Result(true, report.sent(), report)))
        .isEqualTo(
            "{\"dryRun\":true,\"sent\":{\"labels\":1,\"signals\":3},\"leftOut\":{\"earlier\":1,"
                + "\"withoutValue\":2,\"elsewhere\":3,\"noPartition\":4,\"tooLarge\":5}}");
  }
}
