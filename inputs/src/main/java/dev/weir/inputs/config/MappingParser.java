package dev.weir.inputs.config;

import dev.weir.base.Durations;
import dev.weir.base.WireNamed;
import dev.weir.inputs.mapping.ArrayLayout;
import dev.weir.inputs.mapping.FormatSettings;
import dev.weir.inputs.mapping.FormatSettings.BinaryType;
import dev.weir.inputs.mapping.Grid;
import dev.weir.inputs.mapping.ImageAt;
import dev.weir.inputs.mapping.InputFormat;
import dev.weir.inputs.mapping.InputKind;
import dev.weir.inputs.mapping.InputMapping;
import dev.weir.inputs.mapping.NumberAt;
import dev.weir.inputs.mapping.Passthrough;
import dev.weir.inputs.mapping.TextAt;
import dev.weir.inputs.mapping.TimeAt;
import dev.weir.inputs.mapping.TimeUnits;
import dev.weir.inputs.path.FieldPath;
import dev.weir.inputs.path.FieldPath.Field;
import java.nio.ByteOrder;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigValue;
import org.jspecify.annotations.Nullable;

/** Reads the settings of one mapping. */
final class MappingParser {
  private static final Pattern TOPIC = Pattern.compile("[A-Za-z0-9._-]{1,249}");
  private static final FieldPath WHOLE = new FieldPath(List.of());
  private static final Duration SHORTEST_COUNT = Duration.ofSeconds(1);
  private static final String HEADER = "header:";
  private static final String CONSTANT = "constant:";
  private static final String VALUE = "value:";

  private final String name;
  private final String prefix;
  private final Map<String, String> given;
  private final List<String> errors;
  private final Map<String, String> values = new HashMap<>();
  private final int before;

  /**
   * Checks each value by itself.
   *
   * @param prefix of the keys, for messages
   * @param given values by key without the prefix
   * @param errors receives the errors
   */
  MappingParser(
      String name,
      String prefix,
      ConfigDef definition,
      Map<String, String> given,
      List<String> errors) {
    this.name = name;
    this.prefix = prefix;
    this.given = given;
    this.errors = errors;
    before = errors.size();
    definition
        .configKeys()
        .forEach((key, setting) -> values.put(key, (String) setting.defaultValue));
    for (ConfigValue value : definition.validate(given)) {
      if (value.errorMessages().isEmpty()) {
        values.put(value.name(), ((String) value.value()).strip());
      } else {
        errors.add(prefix + value.name() + ": " + value.errorMessages().getFirst());
      }
    }
  }

  /** An input's mapping; empty if there were errors. */
  Optional<InputMapping> input() {
    return mapping(WireNamed.of(InputKind.class, text(InputKeys.KIND)));
  }

  /** The labels' mapping; empty if there were errors. */
  Optional<InputMapping> labels() {
    return mapping(InputKind.LABEL);
  }

  private Optional<InputMapping> mapping(InputKind kind) {
    InputFormat format = WireNamed.of(InputFormat.class, text(InputKeys.FORMAT));
    new MappingRules(prefix, given, errors).check(kind, format);
    boolean hasPixels = kind == InputKind.IMAGE && format != InputFormat.WEIR;
    InputMapping mapping =
        new InputMapping(
            name,
            topic(),
            kind,
            format,
            settings(),
            path(InputKeys.ID),
            source(),
            time(),
            TimeUnits.of(text(InputKeys.TIME_UNIT)),
            valuePaths(kind, format),
            hasKey(InputKeys.LAYOUT)
                ? WireNamed.of(ArrayLayout.class, text(InputKeys.LAYOUT))
                : ArrayLayout.CHANNELS,
            number(InputKeys.START),
            number(InputKeys.INTERVAL),
            path(InputKeys.LABEL),
            path(InputKeys.RECORD),
            hasPixels ? image(format) : Optional.empty(),
            passthrough(),
            grid(),
            countPeriod(),
            Boolean.parseBoolean(text(InputKeys.COPARTITIONED)));
    return errors.size() > before ? Optional.empty() : Optional.of(mapping);
  }

  private String text(String key) {
    return values.getOrDefault(key, "");
  }

  private boolean hasKey(String key) {
    return !text(key).isEmpty();
  }

  private Optional<String> optional(String key) {
    return Optional.of(text(key)).filter(value -> !value.isEmpty());
  }

  /** Parses a value; null, and an error, if that fails. */
  private <T> @Nullable T parsed(String key, String text, Function<String, T> parser) {
    try {
      return parser.apply(text);
    } catch (IllegalArgumentException e) {
      errors.add("%s%s: %s".formatted(prefix, key, e.getMessage()));
      return null;
    }
  }

  private Optional<FieldPath> path(String key) {
    return optional(key).map(text -> inValue(key, text, key.equals(InputKeys.PIXELS)));
  }

  private String topic() {
    String topic = text(InputKeys.TOPIC);
    if (topic.isEmpty()) {
      errors.add("%s%s is missing: the name of the topic".formatted(prefix, InputKeys.TOPIC));
    } else if (!TOPIC.matcher(topic).matches()) {
      errors.add(
          "%s%s: '%s' is no topic; a name has at most 249 letters, digits, '.', '_' and '-'"
              .formatted(prefix, InputKeys.TOPIC, topic));
    }
    return topic;
  }

  private FormatSettings settings() {
    return new FormatSettings(
        optional(InputKeys.SCHEMA_FILE),
        optional(InputKeys.MESSAGE),
        separator(),
        Arrays.stream(text(InputKeys.CSV_HEADER).split(","))
            .map(String::strip)
            .filter(column -> !column.isEmpty())
            .toList(),
        WireNamed.of(BinaryType.class, text(InputKeys.BINARY_TYPE)),
        text(InputKeys.BINARY_ORDER).equals("big")
            ? ByteOrder.BIG_ENDIAN
            : ByteOrder.LITTLE_ENDIAN);
  }

  private char separator() {
    // Not stripped: it may be a blank.
    String text = given.getOrDefault(InputKeys.CSV_SEPARATOR, ",");
    if (text.equals("tab") || text.equals("\\t")) {
      return '\t';
    }
    if (text.length() != 1 || "\"\r\n".contains(text)) {
      errors.add(
          "%s%s: '%s' is not one character; for a tabulator write tab"
              .formatted(prefix, InputKeys.CSV_SEPARATOR, text));
      return ',';
    }
    return text.charAt(0);
  }

  private TextAt source() {
    String text = text(InputKeys.SOURCE);
    if (text.equals("key")) {
      return new TextAt.Key();
    }
    if (text.startsWith(CONSTANT)) {
      return new TextAt.Constant(after(InputKeys.SOURCE, text, CONSTANT));
    }
    if (text.startsWith(HEADER)) {
      return new TextAt.InHeader(after(InputKeys.SOURCE, text, HEADER));
    }
    return new TextAt.InValue(inValue(InputKeys.SOURCE, text, false));
  }

  private TimeAt time() {
    String text = text(InputKeys.TIME);
    if (text.equals("kafka")) {
      if (given.containsKey(InputKeys.TIME_UNIT)) {
        errors.add(
            "%s%s has no effect with %1$s%s=kafka"
                .formatted(prefix, InputKeys.TIME_UNIT, InputKeys.TIME));
      }
      return new TimeAt.OfKafka();
    }
    return text.startsWith(HEADER)
        ? new TimeAt.InHeader(after(InputKeys.TIME, text, HEADER))
        : new TimeAt.InValue(inValue(InputKeys.TIME, text, false));
  }

  private FieldPath inValue(String key, String text, boolean takesEach) {
    String path = text.startsWith(VALUE) ? text.substring(VALUE.length()) : text;
    FieldPath parsed = parsed(key, path, FieldPath::parse);
    if (parsed != null && (parsed.hasSlice() || (parsed.hasEach() && !takesEach))) {
      errors.add("%s%s: '%s' is not one value".formatted(prefix, key, path));
    }
    return parsed == null ? WHOLE : parsed;
  }

  private String after(String key, String text, String word) {
    String rest = text.substring(word.length()).strip();
    if (rest.isEmpty()) {
      errors.add("%s%s: nothing follows %s".formatted(prefix, key, word));
    }
    return rest;
  }

  private List<FieldPath> valuePaths(InputKind kind, InputFormat format) {
    boolean hasValues = kind == InputKind.SIGNAL || kind == InputKind.READING;
    if (hasValues && format == InputFormat.BINARY) {
      return List.of(WHOLE);
    }
    if (!hasValues || !hasKey(InputKeys.VALUES)) {
      return List.of();
    }
    List<FieldPath> paths = parsed(InputKeys.VALUES, text(InputKeys.VALUES), FieldPath::parseAll);
    if (paths != null
        && format != InputFormat.CSV
        && paths.stream().anyMatch(FieldPath::hasSlice)) {
      errors.add("%s%s has a range, which is for csv".formatted(prefix, InputKeys.VALUES));
    }
    return paths == null ? List.of() : paths;
  }

  private Optional<NumberAt> number(String key) {
    return optional(key).map(text -> number(key, text));
  }

  private NumberAt number(String key, String text) {
    try {
      double number = Double.parseDouble(text);
      boolean isWhole = number == Math.rint(number) || key.equals(InputKeys.INTERVAL);
      if (!Double.isFinite(number) || number < 0 || !isWhole) {
        errors.add("%s%s: %s is no possible value".formatted(prefix, key, text));
      }
      return new NumberAt.Constant(number);
    } catch (NumberFormatException e) {
      return new NumberAt.InValue(inValue(key, text, false));
    }
  }

  private Optional<ImageAt> image(InputFormat format) {
    Optional<FieldPath> pixels =
        format == InputFormat.BINARY ? Optional.of(WHOLE) : path(InputKeys.PIXELS);
    return pixels.map(
        path ->
            new ImageAt(
                path,
                WireNamed.of(ImageAt.Encoding.class, text(InputKeys.ENCODING)),
                number(InputKeys.WIDTH),
                number(InputKeys.HEIGHT)));
  }

  private List<Passthrough> passthrough() {
    if (!hasKey(InputKeys.PASSTHROUGH)) {
      return List.of();
    }
    List<Passthrough> all =
        parsed(InputKeys.PASSTHROUGH, text(InputKeys.PASSTHROUGH), PassthroughParser::parse);
    return all == null ? List.of() : all;
  }

  private Optional<Grid> grid() {
    return hasKey(InputKeys.GRID_INTERVAL)
        ? new GridParser(prefix, values, errors).grid()
        : Optional.empty();
  }

  private Duration countPeriod() {
    if (!hasKey(InputKeys.COUNT_PERIOD)) {
      return Duration.ZERO;
    }
    Duration period =
        parsed(InputKeys.COUNT_PERIOD, text(InputKeys.COUNT_PERIOD), Durations::parse);
    if (period != null && period.compareTo(SHORTEST_COUNT) < 0) {
      errors.add("%s%s must be at least 1s".formatted(prefix, InputKeys.COUNT_PERIOD));
    }
    return period == null ? Duration.ZERO : period;
  }

  /** The text of a path of one field, which is a name, not a path. */
  static String plain(FieldPath path) {
    return path.steps().size() == 1 && path.steps().getFirst() instanceof Field(String only)
        ? only
        : path.toString();
  }
}
