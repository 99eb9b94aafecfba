package dev.weir.cli.format;

import dev.weir.schemas.TextSanitizer;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The status reported by running instances as text. */
final class StatusText {

  /** Shown if no instance was queried: an assignment alone does not mean that a version scores. */
  static final String NOT_QUERIED =
      "assigned; whether it scores is unknown (--instances http://HOST:PORT,... queries it)";

  private StatusText() {}

  /** A line per version and state, and one per remark. */
  static List<String> lines(RouteStatus status, List<InstanceResponse> answers) {
    List<String> lines = new ArrayList<>();
    byVersion(status)
        .forEach((version, states) -> lines.add(version + " " + join(states, answers)));
    lines.addAll(status.remarks());
    return lines.stream().map(TextSanitizer::escape).toList();
  }

  /** The states of one version, such as {@code loaded, scores now}. */
  static String of(String version, RouteStatus status, List<InstanceResponse> answers) {
    Map<String, List<URI>> states = byVersion(status).getOrDefault(version, Map.of());
    return states.isEmpty() ? "no instance reports it" : join(states, answers);
  }

  /** A line per instance that did not answer, and one per record that an instance cannot use. */
  static List<String> problems(List<InstanceResponse> answers) {
    List<String> lines = new ArrayList<>();
    for (InstanceResponse answer : answers) {
      switch (answer) {
        case InstanceResponse.NoAnswer none ->
            lines.add(none.instance() + " did not answer: " + none.problem());
        case InstanceResponse.Received page ->
            page.page()
                .path("problems")
                .forEach(
                    it ->
                        lines.add(
                            "%s cannot use the record '%s' of the topic models, %s: %s"
                                .formatted(
                                    page.instance(),
                                    it.path("key").asText(),
                                    it.path("reason").asText(),
                                    it.path("detail").asText())));
      }
    }
    return lines.stream().map(TextSanitizer::escape).toList();
  }

  private static Map<String, Map<String, List<URI>>> byVersion(RouteStatus status) {
    Map<String, Map<String, List<URI>>> all = new LinkedHashMap<>();
    status
        .versions()
        .forEach(
            it ->
                all.computeIfAbsent(it.version(), version -> new LinkedHashMap<>())
                    .computeIfAbsent(it.describe(), state -> new ArrayList<>())
                    .add(it.instance()));
    return all;
  }

  private static String join(Map<String, List<URI>> states, List<InstanceResponse> answers) {
    return states.entrySet().stream()
        .map(state -> state.getKey() + where(state.getValue(), answers.size()))
        .collect(Collectors.joining("; "));
  }

  private static String where(List<URI> instances, int queried) {
    if (instances.size() == queried) {
      return queried == 1 ? "" : " (on all %d instances)".formatted(queried);
    }
    return instances.stream().map(URI::toString).collect(Collectors.joining(", ", " (on ", ")"));
  }
}
