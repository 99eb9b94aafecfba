package dev.weir.stream.config;

import dev.weir.inputs.mapping.InputKind;
import dev.weir.inputs.mapping.InputMapping;
import dev.weir.modelregistry.routes.Route;
import dev.weir.schemas.ModelKeyFormat;
import dev.weir.schemas.NameSuggestion;
import dev.weir.schemas.Topic;
import dev.weir.schemas.windowing.WindowSpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigValue;
import org.jspecify.annotations.Nullable;

/** Validates the routes, in list order. */
final class RouteConfigParser {
  /** The routes if none is listed: one per input topic, with its name. */
  private static final List<RouteConfig> DEFAULTS =
      List.of(RouteConfig.ofAll(Topic.SIGNALS), RouteConfig.ofAll(Topic.IMAGES));

  private static final Set<String> OF_SIGNALS =
      Stream.of(
              PerRouteKeys.WINDOW,
              PerRouteKeys.STRIDE,
              PerRouteKeys.LATENESS,
              PerRouteKeys.CHANNELS)
          .map(Setting::name)
          .collect(Collectors.toCollection(LinkedHashSet::new));

  private static final ConfigDef DEFINITION = PerRouteKeys.definition();

  private final List<String> errors;
  private final Map<String, Map<String, String>> settings = new HashMap<>();
  private final List<String> names;
  private final boolean isListed;
  private final Map<String, InputMapping> inputs = new LinkedHashMap<>();

  /**
   * Creates a table.
   *
   * @param list the names, separated by commas
   * @param keys the settings that begin with {@code route.}
   * @param inputs of the team's own
   * @param errors receives the errors
   */
  RouteConfigParser(
      String list, Map<String, String> keys, List<InputMapping> inputs, List<String> errors) {
    this.errors = errors;
    inputs.forEach(input -> this.inputs.put(input.name(), input));
    List<String> listed =
        Arrays.stream(list.split(",")).map(String::trim).filter(n -> !n.isEmpty()).toList();
    this.isListed = !listed.isEmpty();
    this.names = isListed ? listed : usualNames();
    checkNames();
    keys.forEach(this::sort);
  }

  /** Without a list, each input has a route; without inputs, each of Weir's own input topics. */
  private List<String> usualNames() {
    return inputs.isEmpty()
        ? DEFAULTS.stream().map(RouteConfig::name).toList()
        : List.copyOf(inputs.keySet());
  }

  private void checkNames() {
    if (new HashSet<>(names).size() < names.size()) {
      errors.add(ConnectionKeys.ROUTES.name() + " names a route twice: " + names);
    }
    for (String name : names) {
      try {
        ModelKeyFormat.requireName("route", name);
      } catch (IllegalArgumentException e) {
        errors.add(ConnectionKeys.ROUTES.name() + ": " + e.getMessage());
      }
    }
  }

  private void sort(String key, String value) {
    int dot = key.lastIndexOf('.');
    String name =
        key.substring(PerRouteKeys.PREFIX.length(), Math.max(dot, PerRouteKeys.PREFIX.length()));
    String last = key.substring(dot + 1);
    if (!names.contains(name)) {
      errors.add(
          (isListed
                  ? "%s is a setting of a route that %s does not list; it lists %s"
                  : "%s is a setting of a route that %s does not list; without a list the routes"
                      + " are %s")
              .formatted(key, ConnectionKeys.ROUTES.name(), names));
    } else if (!DEFINITION.names().contains(last)) {
      Set<String> known = new TreeSet<>(DEFINITION.names());
      errors.add(
          "%s is no key of a route; %s"
              .formatted(
                  key,
                  NameSuggestion.of(last, known)
                      .map(near -> "did you mean " + key(name, near) + "?")
                      .orElse("there are " + known)));
    } else {
      settings.computeIfAbsent(name, n -> new TreeMap<>()).put(last, value);
    }
  }

  private static String key(String route, String setting) {
    return PerRouteKeys.PREFIX + route + "." + setting;
  }

  /** The valid routes; an invalid one is left out and reported as an error. */
  List<RouteConfig> routes() {
    if (!isListed && inputs.isEmpty() && settings.isEmpty()) {
      return DEFAULTS;
    }
    List<RouteConfig> routes = new ArrayList<>();
    for (String name : new LinkedHashSet<>(names)) {
      route(name).ifPresent(routes::add);
    }
    checkShards(routes);
    return List.copyOf(routes);
  }

  /** Several routes may name a version, which each instance loads once. */
  private void checkShards(List<RouteConfig> routes) {
    List<RouteConfig> images =
        routes.stream().filter(route -> route.input() == Topic.IMAGES).toList();
    for (RouteConfig route : images) {
      RouteConfig first = images.getFirst();
      if (route.shards() != first.shards()) {
        errors.add(
            "%s (%d) and %s (%d) must be equal: all routes of images have the same number of shards"
                .formatted(
                    key(first.name(), PerRouteKeys.SHARDS.name()),
                    first.shards(),
                    key(route.name(), PerRouteKeys.SHARDS.name()),
                    route.shards()));
      }
    }
  }

  private Optional<RouteConfig> route(String name) {
    int before = errors.size();
    Map<String, Object> values = validValues(name);
    Optional<InputMapping> mapped = mapped(name, PerRouteKeys.INPUT.of(values));
    Topic input =
        mapped.isPresent()
            ? checkedKind(name, kind(mapped.get()))
            : input(name, PerRouteKeys.INPUT.of(values));
    Pattern sources = pattern(name, PerRouteKeys.SOURCES.of(values));
    checkShards(name, input, PerRouteKeys.SHARDS.of(values));
    Optional<WindowSpec> cut =
        values.keySet().containsAll(OF_SIGNALS) ? cut(name, values) : Optional.empty();
    mapped.ifPresent(own -> checkReadings(name, own, cut));
    if (errors.size() > before) {
      return Optional.empty();
    }
    int channels = PerRouteKeys.CHANNELS.of(values);
    return Optional.of(
        new RouteConfig(
            name,
            input,
            sources,
            cut.map(WindowSpec::channels).orElse(channels),
            cut,
            PerRouteKeys.SHARDS.of(values),
            mapped.map(InputMapping::name)));
  }

  /** The input of the team's own that a route names, or that has its name. */
  private Optional<InputMapping> mapped(String name, @Nullable String text) {
    return Optional.ofNullable(inputs.get(text == null || text.isEmpty() ? name : text));
  }

  private static Topic kind(InputMapping input) {
    return input.kind() == InputKind.IMAGE ? Topic.IMAGES : Topic.SIGNALS;
  }

  /** A single reading is no signal: only windows of them are. */
  private void checkReadings(String name, InputMapping input, Optional<WindowSpec> cut) {
    if (input.kind() != InputKind.READING) {
      return;
    }
    if (cut.isEmpty()) {
      errors.add(
          "%s is missing: input %s has readings, of which a route classifies windows"
              .formatted(key(name, PerRouteKeys.WINDOW.name()), input.name()));
    } else if (input.values().size() > 1 && input.values().size() != cut.get().channels()) {
      errors.add(
          "%s is %d, but input %s has %d values in a reading"
              .formatted(
                  key(name, PerRouteKeys.CHANNELS.name()),
                  cut.get().channels(),
                  input.name(),
                  input.values().size()));
    }
  }

  /** The values that are valid by themselves; the others are reported as errors. */
  private Map<String, Object> validValues(String name) {
    Map<String, Object> values = new HashMap<>();
    for (ConfigValue value : DEFINITION.validate(settings.getOrDefault(name, Map.of()))) {
      if (value.errorMessages().isEmpty()) {
        values.put(value.name(), value.value());
      } else {
        errors.add(error(key(name, value.name()), value));
      }
    }
    return values;
  }

  /** Kafka's validator names a setting without its route. */
  private static String error(String key, ConfigValue value) {
    String message = value.errorMessages().getFirst();
    String wrong = " for configuration " + value.name();
    return key + ": " + message.replace(wrong, "");
  }

  private Topic input(String name, @Nullable String text) {
    String images = Topic.IMAGES.baseName();
    if (text != null && !text.isEmpty() && !text.equals(images) && !isSignals(text)) {
      errors.add(noInput(name, text));
      return Topic.SIGNALS;
    }
    boolean isImages = text != null && (text.isEmpty() ? name : text).equals(images);
    return isImages ? checkedKind(name, Topic.IMAGES) : Topic.SIGNALS;
  }

  private static boolean isSignals(String text) {
    return text.equals(Topic.SIGNALS.baseName());
  }

  private String noInput(String name, String text) {
    Set<String> known = new TreeSet<>(inputs.keySet());
    known.add(Topic.SIGNALS.baseName());
    known.add(Topic.IMAGES.baseName());
    return "%s: there is no input '%s'; %s"
        .formatted(
            key(name, PerRouteKeys.INPUT.name()),
            text,
            NameSuggestion.of(text, known)
                .map(near -> "did you mean " + near + "?")
                .orElse("there are " + known));
  }

  private Topic checkedKind(String name, Topic kind) {
    if (kind == Topic.SIGNALS) {
      return kind;
    }
    for (String key : OF_SIGNALS) {
      if (settings.getOrDefault(name, Map.of()).containsKey(key)) {
        errors.add(
            "%s is a setting of routes of signals; route %s takes images"
                .formatted(key(name, key), name));
      }
    }
    return Topic.IMAGES;
  }

  private void checkShards(String name, Topic input, @Nullable Integer shards) {
    if (input == Topic.SIGNALS && shards != null && shards > 1) {
      errors.add(
          "%s is a setting of routes of images; route %s takes signals"
              .formatted(key(name, PerRouteKeys.SHARDS.name()), name));
    }
  }

  private @Nullable Pattern pattern(String name, @Nullable String text) {
    try {
      return text == null ? null : Route.sources(text);
    } catch (PatternSyntaxException e) {
      errors.add(
          "%s is no regular expression: %s at position %d of '%s'"
              .formatted(
                  key(name, PerRouteKeys.SOURCES.name()), e.getDescription(), e.getIndex(), text));
      return null;
    }
  }

  private Optional<WindowSpec> cut(String name, Map<String, Object> values) {
    int window = PerRouteKeys.WINDOW.of(values);
    int stride = PerRouteKeys.STRIDE.of(values);
    long lateness = PerRouteKeys.LATENESS.of(values);
    if (window == 0) {
      if (stride > 0 || lateness >= 0) {
        errors.add(
            "%s and %s need %s, the length of the windows"
                .formatted(
                    key(name, PerRouteKeys.STRIDE.name()),
                    PerRouteKeys.LATENESS.name(),
                    PerRouteKeys.WINDOW.name()));
      }
      return Optional.empty();
    }
    WindowSpec shape =
        new WindowSpec(
            window,
            stride == 0 ? window : stride,
            lateness < 0 ? window : lateness,
            Math.max(1, PerRouteKeys.CHANNELS.of(values)));
    checkSize(name, shape);
    return Optional.of(shape);
  }

  private void checkSize(String name, WindowSpec shape) {
    double bytes =
        WindowSpec.bytes(shape.window(), shape.stride(), shape.lateness(), shape.channels());
    if (bytes > WindowSpec.MOST_BYTES) {
      errors.add(
          "%s%s: a window of %,d, a stride of %,d and a lateness of %,d samples of %,d channels need %,.0f MiB per source; at most %d MiB are allowed"
              .formatted(
                  PerRouteKeys.PREFIX,
                  name,
                  shape.window(),
                  shape.stride(),
                  shape.lateness(),
                  shape.channels(),
                  Math.ceil(bytes / (1 << 20)),
                  WindowSpec.MOST_BYTES >> 20));
    }
  }
}
