package dev.weir.deployment;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The fields of a custom resource that are used here: any other field is an error, and so is a
 * missing required one. List indices are omitted from paths; {@code *} matches any key.
 */
record CustomShape(Set<String> allowed, Set<String> required) {

  private static final Set<String> METADATA =
      Set.of("apiVersion", "kind", "metadata.name", "metadata.labels.*");

  static final Map<String, CustomShape> KINDS =
      Map.of(
          "KafkaTopic",
          new CustomShape(
              Set.of("spec.partitions", "spec.replicas", "spec.config.*"),
              Set.of("metadata.name", "metadata.labels.strimzi.io/cluster")),
          "KafkaUser",
          new CustomShape(
              Set.of(
                  "spec.authentication.type",
                  "spec.authorization.type",
                  "spec.authorization.acls.resource.type",
                  "spec.authorization.acls.resource.name",
                  "spec.authorization.acls.resource.patternType",
                  "spec.authorization.acls.operations"),
              Set.of(
                  "metadata.name",
                  "metadata.labels.strimzi.io/cluster",
                  "spec.authentication.type",
                  "spec.authorization.type")),
          "ServiceMonitor",
          new CustomShape(
              Set.of(
                  "spec.selector.matchLabels.*",
                  "spec.endpoints.port",
                  "spec.endpoints.path",
                  "spec.endpoints.interval"),
              Set.of("spec.endpoints.port")));

  /** The violations of a resource. */
  List<String> errors(Map<String, Object> resource) {
    List<String> paths = new ArrayList<>();
    collect("", resource, paths);
    List<String> errors = new ArrayList<>();
    paths.stream().filter(p -> !isAllowed(p)).forEach(p -> errors.add("unknown field " + p));
    required.stream()
        .filter(p -> !paths.contains(p))
        .forEach(p -> errors.add("missing field " + p));
    return errors;
  }

  private boolean isAllowed(String path) {
    return matches(METADATA, path) || matches(allowed, path);
  }

  private static boolean matches(Set<String> patterns, String path) {
    return patterns.stream()
        .anyMatch(
            pattern ->
                pattern.endsWith("*")
                    ? path.startsWith(pattern.substring(0, pattern.length() - 1))
                    : path.equals(pattern));
  }

  private static void collect(String path, Object value, List<String> paths) {
    switch (value) {
      case Map<?, ?> map ->
          map.forEach(
              (key, child) -> collect(path.isEmpty() ? "" + key : path + "." + key, child, paths));
      case List<?> list -> list.forEach(child -> collect(path, child, paths));
      default -> paths.add(path);
    }
  }
}
