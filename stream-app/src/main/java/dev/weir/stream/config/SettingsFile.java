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

/** Settings as they are in a file of properties. */
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
      throw new IOException("'%s' are no properties: %s".formatted(file, e.getMessage()), e);
    }
    Map<String, String> settings = new TreeMap<>();
    properties.stringPropertyNames().forEach(k -> settings.put(k, properties.getProperty(k)));
    return settings;
  }

  /**
   * The same with {@code kafka.} before the keys that Kafka's clients know and Weir does not: Kafka
   * has files of its own, without it. A setting that is there in both forms is meant as with it.
   */
  static Map<String, String> withKafkasPrefix(Map<String, String> settings) {
    Map<String, String> prefixed = new TreeMap<>();
    settings.forEach(
        (key, value) -> {
          if (!isKafkasOwn(key)) {
            prefixed.put(key, value);
          }
        });
    settings.forEach(
        (key, value) -> {
          if (isKafkasOwn(key)) {
            prefixed.putIfAbsent(ConfigCheck.KAFKA + key, value);
          }
        });
    return prefixed;
  }

  private static boolean isKafkasOwn(String key) {
    return !ConfigCheck.isOwn(key) && PassedOnNames.isOfKafkasClients(key);
  }
}
