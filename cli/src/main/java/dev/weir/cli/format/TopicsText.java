package dev.weir.cli.format;

import dev.weir.reports.text.TextTable;
import dev.weir.schemas.topics.Deviation;
import dev.weir.schemas.topics.PlannedTopic;
import dev.weir.schemas.topics.RefusedStep;
import dev.weir.schemas.topics.RefusedStep.Step;
import dev.weir.schemas.topics.TopicPlan;
import dev.weir.schemas.topics.TopicState;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Topic plans as text. */
public final class TopicsText {

  private TopicsText() {}

  /** The existing topics, and the planned changes. */
  public static String planned(TopicPlan plan) {
    TextTable table = new TextTable("TOPIC", "PARTITIONS", "REPLICAS", "SETTINGS", "");
    plan.topics().forEach(topic -> row(topic, table));
    String steps =
        plan.topics().stream()
            .flatMap(TopicsText::deviations)
            .map(line -> System.lineSeparator() + line)
            .collect(Collectors.joining());
    return table + steps;
  }

  private static void row(PlannedTopic topic, TextTable table) {
    int replicas = topic.actual().map(TopicState::replication).orElse(topic.replication());
    table.row(
        topic.name(),
        Integer.toString(topic.actual().map(TopicState::partitions).orElse(topic.partitions())),
        replicas > 0 ? Integer.toString(replicas) : "the broker's",
        settings(topic),
        topic.isMissing() ? "to be created" : topic.isRight() ? "as required" : "differs");
  }

  /** The relevant settings, current or planned. */
  private static String settings(PlannedTopic topic) {
    return new TreeMap<>(topic.config())
        .entrySet().stream()
            .map(
                wanted ->
                    wanted.getKey()
                        + "="
                        + topic
                            .actual()
                            .map(state -> state.config().getOrDefault(wanted.getKey(), "none"))
                            .orElse(wanted.getValue()))
            .collect(Collectors.joining(" "));
  }

  /** The applied changes, those that the cluster rejected, and those to be made by hand. */
  public static String done(TopicPlan plan, List<RefusedStep> refused) {
    return lines(plan, topic -> done(topic, refused));
  }

  private static Stream<String> done(PlannedTopic topic, List<RefusedStep> refused) {
    if (topic.isMissing()) {
      return Stream.of(
          refusal(topic, Step.CREATE, refused)
              .map(why -> "refused %s: %s".formatted(topic.name(), why))
              .orElse("created " + topic.name()));
    }
    return topic.isRight()
        ? Stream.of("exists  " + topic.name())
        : topic.deviations().stream().map(each -> done(topic, each, refused));
  }

  private static String done(PlannedTopic topic, Deviation deviation, List<RefusedStep> refused) {
    String change =
        "%s: %s %s -> %s"
            .formatted(topic.name(), deviation.property(), deviation.actual(), deviation.wanted());
    return switch (deviation.remedy()) {
      case BY_HAND -> "left    " + change + ": " + deviation.why();
      case SET -> attempted(change, refusal(topic, Step.SET, refused));
      case GROW -> attempted(change, refusal(topic, Step.GROW, refused));
    };
  }

  private static String attempted(String change, Optional<String> refusal) {
    return refusal.map(why -> "refused " + change + ": " + why).orElse("changed " + change);
  }

  private static Optional<String> refusal(
      PlannedTopic topic, Step step, List<RefusedStep> refused) {
    return refused.stream()
        .filter(each -> each.step() == step && each.topic().equals(topic.name()))
        .map(RefusedStep::why)
        .findFirst();
  }

  /** The deviations, then the warnings, a line each. */
  public static String checked(TopicPlan plan, List<String> warnings) {
    String found =
        plan.isClean()
            ? "all %d topics are as required".formatted(plan.topics().size())
            : lines(plan, TopicsText::faults);
    return Stream.concat(Stream.of(found), warnings.stream())
        .collect(Collectors.joining(System.lineSeparator()));
  }

  private static Stream<String> faults(PlannedTopic topic) {
    return topic.isMissing() ? Stream.of("missing " + topic.name()) : deviations(topic);
  }

  private static Stream<String> deviations(PlannedTopic topic) {
    return topic.deviations().stream().map(each -> deviation(topic, each));
  }

  private static String deviation(PlannedTopic topic, Deviation deviation) {
    String verb =
        switch (deviation.remedy()) {
          case SET -> "to set";
          case GROW -> "to grow";
          case BY_HAND -> "by hand";
        };
    return "%s %s: %s is %s, must be %s: %s"
        .formatted(
            verb,
            topic.name(),
            deviation.property(),
            deviation.actual(),
            deviation.wanted(),
            deviation.why());
  }

  private static String lines(TopicPlan plan, Function<PlannedTopic, Stream<String>> each) {
    return plan.topics().stream().flatMap(each).collect(Collectors.joining(System.lineSeparator()));
  }
}
