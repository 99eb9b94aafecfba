package dev.weir.stream.config;

import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Range;
import org.apache.kafka.common.config.ConfigException;

/** Finite numbers of a range: to Kafka's own, NaN lies within each. */
final class FiniteRange implements ConfigDef.Validator {
  private final Range range;

  private FiniteRange(Range range) {
    this.range = range;
  }

  static FiniteRange atLeast(Number min) {
    return new FiniteRange(Range.atLeast(min));
  }

  static FiniteRange between(Number min, Number max) {
    return new FiniteRange(Range.between(min, max));
  }

  @Override
  public void ensureValid(String name, Object value) {
    if (value instanceof Double number && !Double.isFinite(number)) {
      throw new ConfigException(name, value, "must be a finite number");
    }
    range.ensureValid(name, value);
  }

  @Override
  public String toString() {
    return range.toString();
  }
}
