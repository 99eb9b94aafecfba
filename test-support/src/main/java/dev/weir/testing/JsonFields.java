package dev.weir.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The fields of a JSON value, without their values. {@code {"routes":[{"name":"a"}]}} has the paths
 * {@code routes} and {@code routes[].name}: {@code []} stands for each element.
 */
public final class JsonFields {

  private final Set<String> maps;
  private final boolean typed;
  private final SortedSet<String> fields = new TreeSet<>();

  private JsonFields(Set<String> maps, boolean typed) {
    this.maps = maps;
    this.typed = typed;
  }

  /**
   * The paths of all fields.
   *
   * @param maps paths of objects with keys that are data, which are left out
   */
  public static SortedSet<String> paths(JsonNode json, Set<String> maps) {
    return new JsonFields(maps, false).of(json);
  }

  /**
   * The paths of all fields, each with its type in JSON: {@code routes[].name string}.
   *
   * @param maps paths of objects with keys that are data, which are left out
   */
  public static SortedSet<String> typed(JsonNode json, Set<String> maps) {
    return new JsonFields(maps, true).of(json);
  }

  /** A copy in which the values of these fields, wherever they are, are {@code "(any)"}. */
  public static <T extends JsonNode> T without(T json, Set<String> names) {
    T copy = json.deepCopy();
    replace(copy, names);
    return copy;
  }

  private static void replace(JsonNode json, Set<String> names) {
    if (json instanceof ObjectNode object) {
      List<String> found =
          object.properties().stream().map(Map.Entry::getKey).filter(names::contains).toList();
      found.forEach(name -> object.put(name, "(any)"));
    }
    json.forEach(each -> replace(each, names));
  }

  private SortedSet<String> of(JsonNode json) {
    collect(json, "");
    return fields;
  }

  private void collect(JsonNode node, String path) {
    if (node.isArray()) {
      node.forEach(
          each -> {
            if (typed && each.isValueNode()) {
              add(path + "[]", each);
            }
            collect(each, path + "[]");
          });
    } else if (node.isObject() && !maps.contains(path)) {
      node.properties()
          .forEach(
              field -> {
                String name = path.isEmpty() ? field.getKey() : path + "." + field.getKey();
                add(name, field.getValue());
                collect(field.getValue(), name);
              });
    }
  }

  private void add(String path, JsonNode node) {
    fields.add(typed ? path + " " + node.getNodeType().name().toLowerCase(Locale.ROOT) : path);
  }
}
