package dev.weir.inputs.config;

import dev.weir.inputs.mapping.InputMapping;
import dev.weir.schemas.NameSuggestion;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.apache.kafka.common.config.ConfigDef;

/**
 * The inputs that settings describe.
 *
 * @param inputs in list order; invalid ones are left out
 * @param labels the labels' own records, if they are not Weir's
 */
public record InputSettings(List<InputMapping> inputs, Optional<InputMapping> labels) {
  /** The name of the labels' mapping. */
  public static final String LABELS_NAME = "labels";

  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]{1,100}");
  private static final ConfigDef OF_INPUT = InputKeys.ofInput();
  private static final ConfigDef OF_LABELS = InputKeys.ofLabels();

  public InputSettings {
    inputs = List.copyOf(inputs);
  }

  /** The input of this name, if any. */
  public Optional<InputMapping> find(String name) {
    return inputs.stream().filter(input -> input.name().equals(name)).findFirst();
  }

  /** Whether a setting is one of inputs, even if it is misspelt. */
  public static boolean isOwn(String key) {
    return key.equals(InputKeys.INPUTS)
        || key.startsWith(InputKeys.PREFIX)
        || (key.startsWith(InputKeys.LABELS)
            && OF_LABELS.names().contains(key.substring(InputKeys.LABELS.length())));
  }

  /**
   * Reads the settings of inputs.
   *
   * @param settings all settings; others are ignored
   * @param errors receives one sentence for each error
   */
  public static InputSettings parse(Map<String, String> settings, List<String> errors) {
    return new Parser(settings, errors).all();
  }

  /** Sorts settings by input. */
  private static final class Parser {
    private final Map<String, String> settings;
    private final List<String> errors;
    private final List<String> names;
    private final Map<String, Map<String, String>> byInput = new HashMap<>();

    Parser(Map<String, String> settings, List<String> errors) {
      this.settings = new TreeMap<>(settings);
      this.errors = errors;
      this.names =
          Arrays.stream(settings.getOrDefault(InputKeys.INPUTS, "").split(","))
              .map(String::strip)
              .filter(name -> !name.isEmpty())
              .toList();
    }

    InputSettings all() {
      checkNames();
      settings.keySet().stream()
          .filter(key -> key.startsWith(InputKeys.PREFIX))
          .forEach(this::sort);
      List<InputMapping> inputs = new ArrayList<>();
      for (String name : new LinkedHashSet<>(names)) {
        new MappingParser(
                name,
                InputKeys.PREFIX + name + ".",
                OF_INPUT,
                byInput.getOrDefault(name, Map.of()),
                errors)
            .input()
            .ifPresent(inputs::add);
      }
      checkTopics(inputs);
      return new InputSettings(inputs, labels());
    }

    private void checkNames() {
      if (new HashSet<>(names).size() < names.size()) {
        errors.add("%s names an input twice: %s".formatted(InputKeys.INPUTS, names));
      }
      for (String name : names) {
        if (!NAME.matcher(name).matches()) {
          errors.add(
              "%s: '%s' is no name; use at most 100 letters, digits, '_' and '-'"
                  .formatted(InputKeys.INPUTS, name));
        }
      }
    }

    private void sort(String key) {
      Optional<String> name =
          names.stream().filter(each -> key.startsWith(InputKeys.PREFIX + each + ".")).findFirst();
      if (name.isEmpty()) {
        errors.add(
            "%s is a setting of an input that %s does not list; it lists %s"
                .formatted(key, InputKeys.INPUTS, names));
        return;
      }
      String prefix = InputKeys.PREFIX + name.get() + ".";
      String last = key.substring(prefix.length());
      if (OF_INPUT.names().contains(last)) {
        byInput.computeIfAbsent(name.get(), n -> new TreeMap<>()).put(last, settings.get(key));
      } else {
        errors.add("%s is no key of an input; %s".formatted(key, near(prefix, last)));
      }
    }

    private static String near(String prefix, String last) {
      Set<String> known = new TreeSet<>(OF_INPUT.names());
      return NameSuggestion.of(last, known)
          .map(name -> "did you mean " + prefix + name + "?")
          .orElse("there are " + known);
    }

    /** Kafka Streams takes a topic once. */
    private void checkTopics(List<InputMapping> inputs) {
      Map<String, String> byTopic = new HashMap<>();
      for (InputMapping input : inputs) {
        String other = byTopic.putIfAbsent(input.topic(), input.name());
        if (other != null) {
          errors.add(
              "%s%s.topic and %1$s%s.topic are both %s; a topic has one mapping"
                  .formatted(InputKeys.PREFIX, other, input.name(), input.topic()));
        }
      }
    }

    private Optional<InputMapping> labels() {
      Map<String, String> own = new TreeMap<>();
      for (String name : OF_LABELS.names()) {
        String value = settings.get(InputKeys.LABELS + name);
        if (value != null) {
          own.put(name, value);
        }
      }
      return own.isEmpty()
          ? Optional.empty()
          : new MappingParser(LABELS_NAME, InputKeys.LABELS, OF_LABELS, own, errors).labels();
    }
  }
}
