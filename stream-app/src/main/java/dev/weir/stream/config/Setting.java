package dev.weir.stream.config;

import java.util.Map;
import java.util.function.Function;

/**
 * A setting of the application.
 *
 * @param <T> the type of its value
 * @param name the key
 * @param reader converts a valid value of Kafka's definition
 */
public record Setting<T>(String name, Function<Object, T> reader) {
  /** The value of this setting among the valid values of all. */
  T of(Map<String, Object> values) {
    return reader.apply(values.get(name));
  }
}
