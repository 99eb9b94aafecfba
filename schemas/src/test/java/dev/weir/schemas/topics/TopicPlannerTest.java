package dev.weir.schemas.topics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.weir.schemas.Topic;
import dev.weir.schemas.TopicNames;
import dev.weir.schemas.topics.Deviation.Remedy;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.Test;

class TopicPlannerTest {
  private static final TopicNames NAMES = new TopicNames("p.");
  private static final TopicRequest USUAL = request(0, 0, false);

  @Test
  void shouldCreateEverythingOnAnEmptyCluster() {
    // When
    TopicPlan plan = TopicPlanner.plan(USUAL, Map.of("other", state(1, 1, Map.of())));

    // Then
    assertThat(plan.topics()).hasSize(Topic.values().length).allMatch(PlannedTopic::isMissing);
    assertThat(plan.isClean()).isFalse();
    assertThat(plan.isEnough()).isTrue();
    assertThat(partitions(plan))
        .containsEntry("p.signals", 6)
        .containsEntry("p.labels", 6)
        .containsEntry("p.models", 1)
        .containsEntry("p.dead-letters", 1);
    assertThat(topic(plan, Topic.SIGNALS).replication()).isEqualTo(-1);
  }

  @Test
  void shouldRequestEachTopicWithItsSettings() {
    // When
    List<NewTopic> all = TopicPlanner.plan(TopicRequest.of(NAMES, 12, 3), Map.of()).missing();

    // Then
    assertThat(all)
        .filteredOn(topic -> topic.numPartitions() == 12)
        .extracting(NewTopic::name)
        .containsExactly("p.signals", "p.images", "p.labels", "p.predictions");
    assertThat(all).hasSize(9).allMatch(topic -> topic.replicationFactor() == 3);
    assertThat(all.getFirst().configs())
        .containsEntry("cleanup.policy", "delete")
        .containsEntry("retention.ms", "604800000");
    assertThat(all)
        .filteredOn(topic -> "LogAppendTime".equals(topic.configs().get("message.timestamp.type")))
        .extracting(NewTopic::name)
        .containsExactly(
            "p.models",
            "p.model-chunks",
            "p.predictions",
            "p.accuracy",
            "p.drift-events",
            "p.dead-letters");
  }

  @Test
  void shouldBeCleanOnceItIsCarriedOut() {
    for (TopicRequest request : new TopicRequest[] {USUAL, request(12, 3, false)}) {
      // Given
      Map<String, TopicState> existing = carriedOut(TopicPlanner.plan(request, Map.of()));

      // When
      TopicPlan again = TopicPlanner.plan(request, existing);

      // Then
      assertThat(again.isClean()).isTrue();
      assertThat(TopicPlanner.plan(USUAL, existing).isClean()).isTrue();
    }
  }

  @Test
  void shouldGiveMissingInputsThePartitionsOfThoseThatExist() {
    // Given
    TopicState signals = state(12, 1, Map.of("cleanup.policy", "delete", "retention.ms", "-1"));

    // When
    TopicPlan plan = TopicPlanner.plan(USUAL, Map.of("p.signals", signals));

    // Then
    assertThat(topic(plan, Topic.SIGNALS).isRight()).isTrue();
    assertThat(partitions(plan))
        .containsEntry("p.images", 12)
        .containsEntry("p.labels", 12)
        .containsEntry("p.predictions", 12);
  }

  @Test
  void shouldAddPartitionsOnlyWhenForced() {
    // Given
    Map<String, TopicState> existing = right();
    existing.put("p.labels", withPartitions(existing.get("p.labels"), 3));

    // When
    TopicPlan plan = TopicPlanner.plan(USUAL, existing);
    TopicPlan forced = TopicPlanner.plan(request(0, 0, true), existing);

    // Then
    assertThat(topic(plan, Topic.LABELS).deviations())
        .singleElement()
        .satisfies(
            it -> {
              assertThat(it.remedy()).isEqualTo(Remedy.BY_HAND);
              assertThat(it.actual() + "->" + it.wanted()).isEqualTo("3->6");
              assertThat(it.why()).contains("equal partition counts", "keys move", "reset");
            });
    assertThat(plan.isEnough()).isFalse();
    assertThat(topic(forced, Topic.LABELS).deviations(Remedy.GROW)).hasSize(1);
    assertThat(forced.isEnough()).isTrue();
  }

  @Test
  void shouldNeverShrink() {
    // Given
    Map<String, TopicState> existing = new HashMap<>();
    right()
        .forEach(
            (name, state) -> {
              Map<String, String> more = new HashMap<>(state.config());
              more.computeIfPresent("retention.ms", (_, _) -> "99999999999");
              more.computeIfPresent("max.message.bytes", (_, _) -> "99999999");
              existing.put(name, new TopicState(state.partitions(), 5, more));
            });
    existing.put("p.accuracy", withPartitions(existing.get("p.accuracy"), 4));

    // When
    TopicPlan plan = TopicPlanner.plan(request(2, 3, true), existing);

    // Then
    assertThat(plan.isClean()).isTrue();
  }

  @Test
  void shouldChangeSettingsThatDiffer() {
    // Given
    Map<String, TopicState> existing = right();
    existing.put("p.models", with(existing.get("p.models"), "cleanup.policy", "compact,delete"));
    existing.put(
        "p.signals", state(6, 1, Map.of("cleanup.policy", "delete", "retention.ms", "1000")));

    // When
    TopicPlan plan = TopicPlanner.plan(USUAL, existing);

    // Then
    assertThat(topic(plan, Topic.MODELS).deviations(Remedy.SET))
        .extracting(Deviation::property, Deviation::actual, Deviation::wanted)
        .containsExactly(tuple("cleanup.policy", "compact,delete", "compact"));
    assertThat(topic(plan, Topic.SIGNALS).deviations(Remedy.SET))
        .extracting(Deviation::property)
        .containsExactly("retention.ms");
    assertThat(plan.isEnough()).isTrue();
  }

  @Test
  void shouldWantTheTimeOfArrivalOnWhatWeirWrites() {
    // Given topics that were created before, or manually
    Map<String, TopicState> existing = right();
    existing.replaceAll((_, state) -> with(state, "message.timestamp.type", "CreateTime"));
    existing.put("app-a-changelog", state(3, 1, Map.of("message.timestamp.type", "CreateTime")));
    existing.put("app-b-repartition", state(3, 1, Topic.TIME_OF_ARRIVAL));
    existing.put("other-changelog", state(3, 1, Map.of("message.timestamp.type", "CreateTime")));
    TopicRequest request =
        internal(List.of("app-a-changelog", "app-b-repartition", "app-c-changelog"));

    // When
    TopicPlan plan = TopicPlanner.plan(request, existing);

    // Then
    assertThat(plan.topics())
        .filteredOn(topic -> !topic.isRight())
        .extracting(PlannedTopic::name)
        .containsExactly(
            "p.models",
            "p.model-chunks",
            "p.predictions",
            "p.accuracy",
            "p.drift-events",
            "p.dead-letters",
            "app-a-changelog");
    assertThat(plan.topics().getLast().name()).isEqualTo("app-b-repartition");
    assertThat(plan.topics().stream().flatMap(topic -> topic.deviations().stream()))
        .allSatisfy(
            it -> {
              assertThat(it.remedy()).isEqualTo(Remedy.SET);
              assertThat(it.wanted()).isEqualTo("LogAppendTime");
              assertThat(it.why()).contains("clock that is ahead");
            });
  }

  @Test
  void shouldLetADeadLetterHoldTheGreatestInput() {
    // Given
    Map<String, TopicState> existing = right();
    Map<String, String> images = new HashMap<>(existing.get("p.images").config());
    images.put("max.message.bytes", "5000000");
    existing.put("p.images", state(6, 1, images));

    // When
    TopicPlan plan = TopicPlanner.plan(USUAL, existing);

    // Then
    assertThat(topic(plan, Topic.DEAD_LETTERS).deviations(Remedy.SET))
        .extracting(Deviation::wanted)
        .containsExactly(Integer.toString(5_000_000 + 65_536));
  }

  @Test
  void shouldLeaveSeveralPartitionsOfModelsAndFewReplicasToAPerson() {
    // Given
    Map<String, TopicState> existing = right();
    existing.put("p.models", withPartitions(existing.get("p.models"), 3));

    // When
    TopicPlan plan = TopicPlanner.plan(request(0, 3, true), existing);

    // Then
    assertThat(topic(plan, Topic.MODELS).deviations(Remedy.BY_HAND))
        .extracting(Deviation::property)
        .containsExactly("partitions", "replication.factor");
    assertThat(plan.isEnough()).isFalse();
  }

  @Test
  void shouldRefuseNoPartitions() {
    assertThatThrownBy(
            () -> new TopicRequest(NAMES, OptionalInt.of(0), OptionalInt.empty(), false, List.of()))
        .hasMessage("partitions is 0; it must be 1 or more");
  }

  private static TopicRequest request(int partitions, int replication, boolean grow) {
    return new TopicRequest(NAMES, optional(partitions), optional(replication), grow, List.of());
  }

  private static TopicRequest internal(List<String> names) {
    return new TopicRequest(NAMES, optional(0), optional(0), false, names);
  }

  private static OptionalInt optional(int number) {
    return number == 0 ? OptionalInt.empty() : OptionalInt.of(number);
  }

  private static Map<String, TopicState> right() {
    return carriedOut(TopicPlanner.plan(USUAL, Map.of()));
  }

  private static Map<String, TopicState> carriedOut(TopicPlan plan) {
    Map<String, TopicState> states = new HashMap<>();
    for (PlannedTopic topic : plan.topics()) {
      states.put(
          topic.name(),
          state(topic.partitions(), Math.max(1, topic.replication()), topic.config()));
    }
    return states;
  }

  private static TopicState withPartitions(TopicState state, int partitions) {
    return state(partitions, state.replication(), state.config());
  }

  private static TopicState with(TopicState state, String key, String value) {
    Map<String, String> config = new HashMap<>(state.config());
    config.put(key, value);
    return state(state.partitions(), state.replication(), config);
  }

  private static TopicState state(int partitions, int replication, Map<String, String> config) {
    return new TopicState(partitions, replication, config);
  }

  private static PlannedTopic topic(TopicPlan plan, Topic topic) {
    return plan.topics().stream()
        .filter(each -> each.name().equals(NAMES.name(topic)))
        .findFirst()
        .orElseThrow();
  }

  private static Map<String, Integer> partitions(TopicPlan plan) {
    return plan.topics().stream()
        .collect(Collectors.toMap(PlannedTopic::name, PlannedTopic::partitions));
  }
}
