package dev.weir.stream.config;

import dev.weir.base.Durations;
import dev.weir.base.WireNamed;
import dev.weir.schemas.Credentials;
import java.time.Duration;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;
import org.apache.kafka.common.config.ConfigDef.ValidString;
import org.apache.kafka.common.config.ConfigDef.Validator;
import org.apache.kafka.common.config.ConfigException;
import org.jspecify.annotations.Nullable;

/** A group of settings, each with a name, a type, a default, valid values and a description. */
final class ConfigKeys {
  /** Longer durations could overflow in milliseconds. */
  private static final String LONGEST = "36500d";

  private final ConfigDef group = new ConfigDef();

  /** Returns a new definition of all settings, in the order of the configuration page. */
  static ConfigDef definition() {
    ConfigDef all = new ConfigDef();
    Stream.of(ConnectionKeys.ALL, MonitoringKeys.ALL, ScoringKeys.ALL, StreamsKeys.ALL)
        .flatMap(keys -> keys.group.configKeys().values().stream())
        .forEach(all::define);
    return all;
  }

  /** The definition of this group. */
  ConfigDef ofGroup() {
    return group;
  }

  /**
   * A setting without its description.
   *
   * @param usual the default
   * @param valid checks a value; null: every value is valid
   * @param reader converts a valid value
   */
  record Draft<T>(
      ConfigDef group,
      String name,
      ConfigDef.Type type,
      Object usual,
      @Nullable Validator valid,
      Importance importance,
      Function<Object, T> reader) {
    /** Defines the setting. */
    Setting<T> doc(String description) {
      group.define(name, type, usual, valid, importance, description);
      return new Setting<>(name, reader);
    }
  }

  /** A setting with a text. */
  Draft<String> text(String name, Object usual, @Nullable Validator valid, Importance importance) {
    return new Draft<>(
        group, name, ConfigDef.Type.STRING, usual, valid, importance, String.class::cast);
  }

  /** A setting with one of several words, the first of which is the default. */
  Draft<String> oneOf(String name, Importance importance, String... words) {
    return text(name, words[0], ValidString.in(words), importance);
  }

  /** A setting with the wire name of a constant. */
  <E extends Enum<E> & WireNamed> Draft<E> choice(String name, E usual, Importance importance) {
    Class<E> type = usual.getDeclaringClass();
    return new Draft<>(
        group,
        name,
        ConfigDef.Type.STRING,
        usual.wireName(),
        ValidString.in(WireNamed.wireNames(type)),
        importance,
        tag -> WireNamed.of(type, (String) tag));
  }

  /**
   * A setting with a text that a parser converts.
   *
   * @param parser throws an {@link IllegalArgumentException} that describes the valid form
   */
  <T> Draft<T> parsed(
      String name, String usual, Function<String, T> parser, Importance importance) {
    return new Draft<>(
        group,
        name,
        ConfigDef.Type.STRING,
        usual,
        parsing(parser),
        importance,
        text -> parser.apply((String) text));
  }

  /** A setting with a duration, not below a minimum. */
  Draft<Duration> duration(String name, String usual, String least, Importance importance) {
    return parsed(name, usual, text -> duration(text, least), importance);
  }

  private static Duration duration(String text, String least) {
    Duration duration = Durations.parse(text);
    if (duration.compareTo(Durations.parse(least)) < 0) {
      throw new IllegalArgumentException("must be at least " + least);
    }
    if (duration.compareTo(Durations.parse(LONGEST)) > 0) {
      throw new IllegalArgumentException("must be at most " + LONGEST);
    }
    return duration;
  }

  /** A setting with a number of the default's type. */
  @SuppressWarnings("unchecked") // Kafka's definition converts to the type
  <N extends Number> Draft<N> number(
      String name, N usual, @Nullable Validator valid, Importance importance) {
    ConfigDef.Type type =
        switch (usual) {
          case Integer _ -> ConfigDef.Type.INT;
          case Long _ -> ConfigDef.Type.LONG;
          default -> ConfigDef.Type.DOUBLE;
        };
    return new Draft<>(group, name, type, usual, valid, importance, value -> (N) value);
  }

  /** A setting that is true or false. */
  Draft<Boolean> flag(String name, boolean usual, Importance importance) {
    return new Draft<>(
        group, name, ConfigDef.Type.BOOLEAN, usual, null, importance, Boolean.class::cast);
  }

  /** Accepts values that the parser accepts; errors hide credentials in addresses. */
  static Validator parsing(Function<String, ?> parser) {
    return (name, value) -> {
      try {
        if (value != null) {
          var _ = parser.apply((String) value); // an exception says why it is invalid
        }
      } catch (IllegalArgumentException e) {
        throw new ConfigException(name, Credentials.hide((String) value), e.getMessage());
      }
    };
  }
}
