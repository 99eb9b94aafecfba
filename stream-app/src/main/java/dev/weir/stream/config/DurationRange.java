package dev.weir.stream.config;

import java.time.Duration;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigException;

/**
 * Accepts the text of a duration not below a minimum, nor so long that milliseconds overflow.
 *
 * @param least the minimum, as text
 */
record DurationRange(String least) implements ConfigDef.Validator {
  private static final String MOST = "36500d";

  @Override
  public void ensureValid(String name, Object value) {
    if (value == null) {
      return;
    }
    Duration duration = parse(name, value);
    if (duration.compareTo(Durations.parse(least)) < 0) {
      throw new ConfigException(name, value, "must be at least " + least);
    }
    if (duration.compareTo(Durations.parse(MOST)) > 0) {
      throw new ConfigException(name, value, "must be at most " + MOST);
    }
  }

  private static Duration parse(String name, Object value) {
    try {
      return Durations.parse((String) value);
    } catch (IllegalArgumentException e) {
      throw new ConfigException(name, value, e.getMessage());
    }
  }

  @Override
  public String toString() {
    return "a duration of at least " + least;
  }
}
