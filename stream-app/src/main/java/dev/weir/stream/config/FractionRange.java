package dev.weir.stream.config;

import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigException;

/** Accepts numbers above 0 and below 1. */
final class FractionRange implements ConfigDef.Validator {
  @Override
  public void ensureValid(String name, Object value) {
    double number = ((Number) value).doubleValue();
    if (!(number > 0 && number < 1)) {
      throw new ConfigException(name, value, "must be above 0 and below 1");
    }
  }

  @Override
  public String toString() {
    return "above 0, below 1";
  }
}
