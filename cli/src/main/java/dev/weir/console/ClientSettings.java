package dev.weir.console;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;

/**
 * Settings of Kafka's and the registry's clients from a properties file: the same that {@code weir
 * serve} takes, or one of Kafka's own.
 *
 * <p>{@code kafka.security.protocol} and {@code security.protocol} are the same here; what begins
 * with {@code schema.registry.} is given to the registry's client with and without that prefix;
 * settings of the application alone, such as {@code http.port}, do nothing.
 */
public final class ClientSettings {

  private static final String KAFKA = "kafka.";
  private static final String REGISTRY = "schema.registry.";

  private final Map<String, String> file;

  private ClientSettings(Map<String, String> file) {
    this.file = new TreeMap<>(file);
  }

  /** No settings. */
  public static ClientSettings none() {
    return new ClientSettings(Map.of());
  }

  /** Reads a file of UTF-8 properties. */
  public static ClientSettings load(Path path) throws IOException {
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(path, StandardCharsets.UTF_8)) {
      properties.load(reader);
    } catch (NoSuchFileException e) {
      throw new IOException("there is no file '" + path + "'", e);
    }
    Map<String, String> file = new TreeMap<>();
    properties.stringPropertyNames().forEach(key -> file.put(key, properties.getProperty(key)));
    return new ClientSettings(file);
  }

  /** A setting as it is in the file. */
  public Optional<String> get(String key) {
    return Optional.ofNullable(file.get(key));
  }

  /** All settings as they are in the file. */
  public Map<String, String> all() {
    return Map.copyOf(file);
  }

  /** What the clients are given. */
  public Map<String, String> clients() {
    Map<String, String> clients = new TreeMap<>();
    file.forEach(
        (key, value) -> {
          if (key.startsWith(REGISTRY)) {
            clients.put(key.substring(REGISTRY.length()), value);
          }
          clients.put(key, value);
        });
    // Last: what is meant for Kafka wins over a registry's setting of the same name.
    file.forEach(
        (key, value) -> {
          if (key.startsWith(KAFKA)) {
            clients.remove(key);
            clients.put(key.substring(KAFKA.length()), value);
          }
        });
    return clients;
  }
}
