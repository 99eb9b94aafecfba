package dev.weir.stream.config;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/** Reads settings from properties files. */
final class SettingsFile {

  private SettingsFile() {}

  /** Reads UTF-8 properties. */
  static Map<String, String> read(Path file) throws IOException {
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      properties.load(reader);
    } catch (NoSuchFileException e) {
      throw new IOException("there is no file '" + file + "'", e);
    } catch (IllegalArgumentException e) {
      throw new IOException("'%s' is no properties file: %s".formatted(file, e.getMessage()), e);
    }
    Map<String, String> settings = new TreeMap<>();
    properties.stringPropertyNames().forEach(k -> settings.put(k, properties.getProperty(k)));
    return settings;
  }

  /**
   * Adds {@code kafka.} to keys that Kafka's clients know and Weir does not, since Kafka's own
   * files have no prefix. If a setting is there in both forms, the prefixed one wins.
   */
  static Map<String, String> withKafkasPrefix(Map<String, String> settings) {
    Map<String, String> prefixed = new TreeMap<>(settings);
    prefixed.keySet().removeIf(SettingsFile::isKafkasOwn);
    settings.forEach(
        (key, value) -> {
          if (isKafkasOwn(key)) {
            prefixed.putIfAbsent(ConfigCheck.KAFKA + key, value);
          }
        });
    return prefixed;
  }

  private static boolean isKafkasOwn(String key) {
    return !ConfigCheck.isOwn(key) && PassedOnNames.CLIENTS.contains(key);
  }
}
