package dev.weir.inputs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.inputs.config.InputSettings;
import dev.weir.inputs.mapping.InputFormat;
import dev.weir.inputs.mapping.InputMapping;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.header.internals.RecordHeaders;

/** Mappings and records for tests. */
final class Mappings {
  private Mappings() {}

  /** A mapping of topic {@code t} with these settings, such as {@code format=json}. */
  static InputMapping of(String... settings) {
    Map<String, String> all = new HashMap<>(Map.of("inputs", "in", "input.in.topic", "t"));
    put(all, "input.in.", settings);
    List<String> errors = new ArrayList<>();
    InputSettings parsed = InputSettings.parse(all, errors);
    assertThat(errors).isEmpty();
    return parsed.inputs().getFirst();
  }

  /** A mapping of labels. */
  static InputMapping ofLabels(String... settings) {
    Map<String, String> all = new HashMap<>(Map.of("labels.topic", "t"));
    put(all, "labels.", settings);
    List<String> errors = new ArrayList<>();
    InputSettings parsed = InputSettings.parse(all, errors);
    assertThat(errors).isEmpty();
    return parsed.labels().orElseThrow();
  }

  private static void put(Map<String, String> all, String prefix, String... settings) {
    for (String setting : settings) {
      int equals = setting.indexOf('=');
      all.put(prefix + setting.substring(0, equals), setting.substring(equals + 1));
    }
  }

  /** A signal with its source in the key and Kafka's time. */
  static InputMapping signal(InputFormat format, String values) {
    return of("format=" + format.wireName(), "values=" + values);
  }

  static InputRecord record(byte[] value) {
    return new InputRecord(
        "t", 3, 17, 1_000, "press-7".getBytes(UTF_8), value, new RecordHeaders());
  }

  static InputRecord json(String value) {
    return record(value.getBytes(UTF_8));
  }
}
