package dev.weir.stream.config;

import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;

/**
 * The configuration's keys: name, type, default, valid values and documentation. Each group of keys
 * has its own class.
 */
final class Keys {
  static final ConfigDef.NonEmptyString NON_EMPTY = new ConfigDef.NonEmptyString();

  private Keys() {}

  /** Returns a new definition of all keys, in the order of the configuration page. */
  static ConfigDef definition() {
    ConfigDef keys = new ConfigDef();
    ConnectionKeys.define(keys);
    RoutingKeys.define(keys);
    LabelKeys.define(keys);
    AccuracyKeys.define(keys);
    DriftKeys.define(keys);
    LimitKeys.define(keys);
    LoadingKeys.define(keys);
    ChallengerKeys.define(keys);
    StreamsKeys.define(keys);
    return keys;
  }

  /** Defines a duration with a minimum. */
  static void duration(
      ConfigDef keys, String key, String value, String least, Importance importance, String doc) {
    keys.define(key, ConfigDef.Type.STRING, value, new DurationRange(least), importance, doc);
  }
}
