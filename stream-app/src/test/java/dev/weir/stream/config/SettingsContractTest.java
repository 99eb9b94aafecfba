package dev.weir.stream.config;

import dev.weir.testing.Contract;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.apache.kafka.common.config.ConfigDef;
import org.junit.jupiter.api.Test;

/**
 * Settings have the recorded keys, types, defaults and words, and become the recorded settings of
 * Kafka.
 */
class SettingsContractTest {

  private static final Pattern UUID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

  private final List<String> lines = new ArrayList<>();

  @Test
  void shouldHaveTheRecordedSettings() {
    // when
    ConfigKeys.definition().configKeys().values().forEach(key -> add("", key));
    PerRouteKeys.definition().configKeys().values().forEach(key -> add("route.NAME.", key));

    // then
    Contract.check("settings.txt", lines);
  }

  private void add(String prefix, ConfigDef.ConfigKey key) {
    String value = key.hasDefault() ? "'" + key.defaultValue + "'" : "required";
    String words = key.validator instanceof ConfigDef.ValidString valid ? " of " + valid : "";
    lines.add(prefix + key.name + " " + key.type + " " + value + words);
  }

  @Test
  void shouldGiveKafkaTheRecordedSettings() {
    // given
    WeirConfig config =
        WeirConfig.of(
            Map.of(
                "bootstrap.servers", "unused:9092",
                "schema.registry.url", "mock://contract",
                "kafka.security.protocol", "SSL"));

    // when
    add("streams", StreamsSettings.streams(config));
    add("watcher", StreamsSettings.watcher(config));
    add("client", StreamsSettings.client(config));

    // then
    Contract.check("kafka-settings.txt", lines);
  }

  /** Classes of this project may be renamed. */
  private void add(String client, Properties settings) {
    lines.add("[" + client + "]");
    for (String key : new TreeSet<>(settings.stringPropertyNames())) {
      lines.add(key + " = " + UUID.matcher(settings.getProperty(key)).replaceAll("UUID"));
    }
    TreeSet<String> others = new TreeSet<>();
    settings.forEach(
        (key, value) -> {
          if (!(value instanceof String)) {
            others.add(key + " = " + (value instanceof Class<?> ? "(a class)" : value));
          }
        });
    lines.addAll(others);
  }
}
