package dev.weir.stream.config;

import dev.weir.schemas.Topics;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigException;

/** Accepts prefixes of topic names. */
record TopicPrefix() implements ConfigDef.Validator {
  @Override
  public void ensureValid(String name, Object value) {
    try {
      Topics _ = new Topics((String) value);
    } catch (IllegalArgumentException e) {
      throw new ConfigException(name, value, e.getMessage());
    }
  }

  @Override
  public String toString() {
    return "letters, digits, '.', '_' and '-'";
  }
}
