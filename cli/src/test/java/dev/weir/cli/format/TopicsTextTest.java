package dev.weir.cli.format;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.schemas.TopicNames;
import dev.weir.schemas.json.Json;
import dev.weir.schemas.topics.Deviation;
import dev.weir.schemas.topics.PlannedTopic;
import dev.weir.schemas.topics.RefusedStep;
import dev.weir.schemas.topics.TopicPlan;
import dev.weir.schemas.topics.TopicPlanner;
import dev.weir.schemas.topics.TopicRequest;
import dev.weir.schemas.topics.TopicState;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class TopicsTextTest {
  private static final TopicPlan PLAN =
      TopicPlanner.plan(
          new TopicRequest(
              TopicNames.DEFAULT, OptionalInt.empty(), OptionalInt.empty(), false, List.of()),
          Map.of(
              "signals",
              new TopicState(4, 1, Map.of("cleanup.policy", "delete", "retention.ms", "-1")),
              "labels",
              new TopicState(2, 1, Map.of("cleanup.policy", "delete", "retention.ms", "5"))));

  @Test
  void shouldSayWhatWouldBeDone() {
    assertThat(TopicsText.planned(PLAN).lines().map(line -> line.replaceAll(" {2,}", "|")))
        .contains(
            "signals|4|1|cleanup.policy=delete retention.ms=-1|as required",
            "labels|2|1|cleanup.policy=delete retention.ms=5|differs",
            "models|1|the broker's|cleanup.policy=compact message.timestamp.type=LogAppendTime|to"
                + " be created",
            "to set labels: retention.ms is 5, must be 604800000: records would be deleted too"
                + " early");
  }

  @Test
  void shouldSayWhatWasDoneAndWhatIsLeft() {
    assertThat(TopicsText.done(PLAN, List.of()).lines())
        .contains(
            "exists  signals", "created models", "changed labels: retention.ms 5 -> 604800000")
        .anyMatch(line -> line.startsWith("left    labels: partitions 2 -> 4: "));
  }

  @Test
  void shouldListWhatIsNotAsItMustBe() {
    assertThat(TopicsText.checked(PLAN, List.of()))
        .contains("missing models", "by hand labels: partitions is 2, must be 4")
        .doesNotContain("signals:");
  }

  @Test
  void shouldWarnOfInputsThatTakeLargerRecordsThanTheApplicationWrites() {
    // given
    TopicPlan plan = plan(Map.of("p.signals", 5_000, "p.labels", 4_000, "p.predictions", 9_000));

    // when
    List<String> warnings = InputSizes.warnings(plan, new TopicNames("p."), 4_000);

    // then
    assertThat(warnings)
        .singleElement()
        .asString()
        .startsWith(
            "warning p.signals: max.message.bytes is 5000, and the application writes records of"
                + " up to 4000 bytes (kafka.producer.max.request.size)");
    assertThat(TopicsText.checked(plan, warnings).lines().toList().getLast())
        .isEqualTo(warnings.getFirst());
    assertThat(Json.tree(TopicsJson.checked(plan, false, warnings)).at("/warnings/0").asText())
        .isEqualTo(warnings.getFirst());
  }

  /** Of topics with these limits. */
  private static TopicPlan plan(Map<String, Integer> maxMessageBytes) {
    return TopicPlanner.plan(
        new TopicRequest(
            new TopicNames("p."), OptionalInt.empty(), OptionalInt.empty(), false, List.of()),
        maxMessageBytes.entrySet().stream()
            .collect(
                Collectors.toMap(
                    Map.Entry::getKey,
                    limit ->
                        new TopicState(
                            6, 1, Map.of("max.message.bytes", limit.getValue().toString())))));
  }

  @Test
  void shouldSayTheSameAsJson() {
    assertThat(Json.line(TopicsJson.of(PLAN, false)))
        .startsWith(
            "{\"right\":false,\"topics\":[{\"name\":\"signals\",\"existed\":true,\"partitions\":4,")
        .contains("\"remedy\":\"by_hand\"", "\"property\":\"retention.ms\",\"actual\":\"5\"");
  }

  @Test
  void shouldRenderJson() {
    // given
    Deviation deviation =
        new Deviation("retention.ms", "5", "604800000", Deviation.Remedy.BY_HAND, "too short");
    TopicPlan plan =
        new TopicPlan(
            List.of(
                new PlannedTopic(
                    "labels",
                    4,
                    1,
                    Map.of("retention.ms", "604800000", "cleanup.policy", "delete"),
                    Optional.of(new TopicState(4, 1, Map.of("retention.ms", "5"))),
                    List.of(deviation)),
                new PlannedTopic("models", 1, 3, Map.of(), Optional.empty(), List.of())));
    List<RefusedStep> refused =
        List.of(new RefusedStep("models", RefusedStep.Step.CREATE, "no permission"));

    // then
    assertThat(Json.line(TopicsJson.of(plan, true)))
        .isEqualTo(
            """
            {"right":true,"topics":[{"name":"labels","existed":true,"partitions":4,\
            "config":{"cleanup.policy":"delete","retention.ms":"604800000"},\
            "deviations":[{"property":"retention.ms","actual":"5","wanted":"604800000",\
            "remedy":"by_hand","why":"too short"}]},{"name":"models","existed":false,\
            "partitions":1,"config":{},"deviations":[]}]}\
            """);
    assertThat(Json.line(TopicsJson.applied(plan, false, refused)))
        .isEqualTo(
            """
            {"right":false,"topics":[{"name":"labels","existed":true,"partitions":4,\
            "config":{"cleanup.policy":"delete","retention.ms":"604800000"},\
            "deviations":[{"property":"retention.ms","actual":"5","wanted":"604800000",\
            "remedy":"by_hand","why":"too short"}]},{"name":"models","existed":false,\
            "partitions":1,"config":{},"deviations":[]}],"refused":[{"topic":"models",\
            "step":"create","why":"no permission"}]}\
            """);
    assertThat(Json.line(TopicsJson.applied(plan, false, List.of()))).endsWith("\"refused\":[]}");
  }
}
