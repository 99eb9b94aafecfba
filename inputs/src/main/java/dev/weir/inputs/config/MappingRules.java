package dev.weir.inputs.config;

import dev.weir.inputs.mapping.InputFormat;
import dev.weir.inputs.mapping.InputKind;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Which settings a kind and a format need, and which have no effect with them. */
final class MappingRules {
  private static final Set<String> OF_SIGNALS =
      Set.of(InputKeys.LAYOUT, InputKeys.START, InputKeys.INTERVAL);
  private static final Set<String> OF_GRID =
      Set.of(
          InputKeys.GRID_INTERVAL,
          InputKeys.GRID_TOLERANCE,
          InputKeys.GRID_MISSING,
          InputKeys.COUNT_PERIOD);
  private static final Set<String> OF_IMAGES =
      Set.of(InputKeys.PIXELS, InputKeys.ENCODING, InputKeys.WIDTH, InputKeys.HEIGHT);
  private static final Set<String> OF_CSV = Set.of(InputKeys.CSV_SEPARATOR, InputKeys.CSV_HEADER);
  private static final Set<String> OF_BINARY =
      Set.of(InputKeys.BINARY_TYPE, InputKeys.BINARY_ORDER);
  private static final Set<String> OF_SCHEMAS = Set.of(InputKeys.SCHEMA_FILE, InputKeys.MESSAGE);

  /** Paths into a value with fields. */
  private static final Set<String> PATHS =
      Set.of(
          InputKeys.ID,
          InputKeys.VALUES,
          InputKeys.LABEL,
          InputKeys.RECORD,
          InputKeys.PIXELS,
          InputKeys.PASSTHROUGH);

  private final String prefix;
  private final Map<String, String> given;
  private final List<String> errors;

  MappingRules(String prefix, Map<String, String> given, List<String> errors) {
    this.prefix = prefix;
    this.given = given;
    this.errors = errors;
  }

  void check(InputKind kind, InputFormat format) {
    checkKind(kind, format);
    checkFormat(format);
    if (format == InputFormat.WEIR) {
      checkWeir(kind);
    } else {
      checkNeeds(kind, format);
    }
    if (!given.containsKey(InputKeys.GRID_INTERVAL)) {
      refuse(
          Set.of(InputKeys.GRID_TOLERANCE, InputKeys.GRID_MISSING),
          "needs " + prefix + InputKeys.GRID_INTERVAL);
    } else {
      refuse(
          Set.of(InputKeys.COUNT_PERIOD),
          "is for windows by count, not with " + prefix + InputKeys.GRID_INTERVAL);
    }
  }

  private void checkKind(InputKind kind, InputFormat format) {
    if (kind != InputKind.SIGNAL) {
      refuse(OF_SIGNALS, "is a setting of signals");
    }
    if (kind != InputKind.SIGNAL && kind != InputKind.READING) {
      refuse(Set.of(InputKeys.COPARTITIONED), "is a setting of signals and readings");
    }
    if (kind != InputKind.READING) {
      refuse(OF_GRID, "is a setting of readings");
    }
    if (kind != InputKind.IMAGE) {
      refuse(OF_IMAGES, "is a setting of images");
    } else if (format != InputFormat.WEIR) {
      refuse(Set.of(InputKeys.VALUES), "is a setting of signals and readings");
    }
  }

  private void checkFormat(InputFormat format) {
    if (format != InputFormat.CSV) {
      refuse(OF_CSV, "is a setting of format csv");
    }
    if (format != InputFormat.BINARY) {
      refuse(OF_BINARY, "is a setting of format binary");
    }
    if (format != InputFormat.AVRO && format != InputFormat.PROTOBUF) {
      refuse(OF_SCHEMAS, "is a setting of formats avro and protobuf");
    }
    if (format == InputFormat.BINARY) {
      refuse(PATHS, "cannot be with format binary, which has no fields");
      checkOutside(InputKeys.SOURCE, "key, header:NAME or constant:TEXT");
      checkOutside(InputKeys.TIME, "kafka or header:NAME");
    }
    if (format == InputFormat.PROTOBUF
        && given.containsKey(InputKeys.SCHEMA_FILE)
        && !given.containsKey(InputKeys.MESSAGE)) {
      errors.add(
          "%s%s is missing: the full name of the message in %s"
              .formatted(prefix, InputKeys.MESSAGE, InputKeys.SCHEMA_FILE));
    }
  }

  private void checkOutside(String key, String words) {
    String value = given.getOrDefault(key, "key").strip();
    boolean isOutside =
        value.equals("key")
            || value.equals("kafka")
            || value.startsWith("header:")
            || value.startsWith("constant:");
    if (!isOutside) {
      errors.add(
          "%s%s is a path, but format binary has no fields; use %s".formatted(prefix, key, words));
    }
  }

  private void checkWeir(InputKind kind) {
    if (kind == InputKind.READING || kind == InputKind.LABEL) {
      errors.add(
          "%s%s=weir (the default) has no such records; name the format of yours"
              .formatted(prefix, InputKeys.FORMAT));
    }
    Set<String> parts = new TreeSet<>(PATHS);
    parts.addAll(OF_SIGNALS);
    parts.addAll(OF_IMAGES);
    parts.addAll(Set.of(InputKeys.SOURCE, InputKeys.TIME, InputKeys.TIME_UNIT));
    refuse(parts, "has no effect with format weir, whose records have their own fields");
  }

  private void checkNeeds(InputKind kind, InputFormat format) {
    boolean hasFields = format.hasFields();
    switch (kind) {
      case SIGNAL, READING -> {
        if (hasFields) {
          require(InputKeys.VALUES, "the path of the values");
        }
      }
      case IMAGE -> {
        if (hasFields) {
          require(InputKeys.PIXELS, "the path of the image");
        }
      }
      case LABEL -> {
        require(InputKeys.RECORD, "the path of the id of the labelled record");
        require(InputKeys.LABEL, "the path of the true class");
      }
    }
  }

  private void require(String key, String what) {
    if (given.getOrDefault(key, "").isBlank()) {
      errors.add("%s%s is missing: %s".formatted(prefix, key, what));
    }
  }

  private void refuse(Set<String> keys, String why) {
    for (String key : new TreeSet<>(keys)) {
      if (!given.getOrDefault(key, "").isEmpty()) {
        errors.add("%s%s %s".formatted(prefix, key, why));
      }
    }
  }
}
