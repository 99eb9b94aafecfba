package dev.weir.deployment;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.Yaml;

/** The manifests as rendered by {@code kubectl kustomize}. */
final class Manifests {

  private Manifests() {}

  /** The resources of the base or an overlay, as text; skips the test without kubectl. */
  static String text(String folder) {
    Requirement.check(
        Programs.has("kubectl"), "no kubectl on the PATH: install it", "weir.kubectl.required");
    return Programs.run("kubectl", "kustomize", Path.of("k8s", folder).toString());
  }

  static List<Map<String, Object>> resources(String folder) {
    return parse(text(folder));
  }

  static List<Map<String, Object>> parse(String text) {
    List<Map<String, Object>> resources = new ArrayList<>();
    for (Object resource : new Yaml().loadAll(text)) {
      resources.add(map(resource));
    }
    return resources;
  }

  static List<Map<String, Object>> ofKind(List<Map<String, Object>> all, String kind) {
    return all.stream().filter(resource -> kind.equals(resource.get("kind"))).toList();
  }

  /** The value at a path of keys. */
  static Object at(Object value, String... path) {
    Object at = value;
    for (String key : path) {
      at = map(at).get(key);
    }
    return at;
  }

  @SuppressWarnings("unchecked") // YAML's maps have text keys here
  static Map<String, Object> map(Object value) {
    return (Map<String, Object>) value;
  }
}
