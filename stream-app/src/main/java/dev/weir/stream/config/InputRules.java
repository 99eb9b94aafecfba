package dev.weir.stream.config;

import dev.weir.inputs.config.InputKeys;
import dev.weir.inputs.config.InputSettings;
import dev.weir.inputs.mapping.InputMapping;
import dev.weir.schemas.Topic;
import dev.weir.schemas.TopicNames;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Rules between the inputs of a team's own, Weir's topics and routes.
 *
 * @param values the valid values of the application's own keys
 * @param inputs the valid inputs
 * @param errors receives the errors
 */
record InputRules(Map<String, Object> values, InputSettings inputs, List<String> errors) {
  private static final Set<String> WEIRS =
      Set.of(Topic.SIGNALS.baseName(), Topic.IMAGES.baseName(), InputSettings.LABELS_NAME);

  void check(List<RouteConfig> routes) {
    inputs.inputs().forEach(this::checkName);
    inputs.inputs().forEach(input -> checkTopic(InputKeys.PREFIX + input.name() + ".", input));
    inputs.labels().ifPresent(this::checkLabels);
    checkShards(routes);
  }

  private void checkName(InputMapping input) {
    if (WEIRS.contains(input.name())) {
      errors.add(
          "%s: '%s' is a name of Weir's own; choose another"
              .formatted(InputKeys.INPUTS, input.name()));
    }
  }

  private void checkTopic(String prefix, InputMapping input) {
    if (names().flatMap(topics -> topics.find(input.topic())).isPresent()) {
      errors.add(
          "%stopic: %s is a topic of Weir's own, whose records need no mapping"
              .formatted(prefix, input.topic()));
    }
  }

  private Optional<TopicNames> names() {
    try {
      return Optional.of(WeirConfig.topics(values));
    } catch (IllegalArgumentException | NullPointerException e) {
      return Optional.empty(); // an error of its own
    }
  }

  private void checkLabels(InputMapping labels) {
    checkTopic(InputKeys.LABELS, labels);
    for (InputMapping input : inputs.inputs()) {
      if (input.topic().equals(labels.topic())) {
        errors.add(
            "%stopic and %s%s.topic are both %s; the label of a record of its own is at %3$s.label"
                .formatted(InputKeys.LABELS, InputKeys.PREFIX, input.name(), input.topic()));
      }
    }
  }

  /** Records in flight are known by their offset in one topic. */
  private void checkShards(List<RouteConfig> routes) {
    List<RouteConfig> images =
        routes.stream().filter(route -> route.input() == Topic.IMAGES).toList();
    boolean isSharded = images.stream().anyMatch(route -> route.shards() > 1);
    boolean hasBoth = images.stream().map(route -> route.mapped().isEmpty()).distinct().count() > 1;
    if (isSharded && hasBoth) {
      errors.add(
          "routes %s: with shards, routes of images take either the topic images or inputs, not both"
              .formatted(images.stream().map(RouteConfig::name).collect(Collectors.toList())));
    }
  }
}
