package dev.weir.base;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** An enum whose constants have stable names outside of Java, in settings, metrics and events. */
public interface WireNamed {
  /** The constant's name in Java, as of every enum. */
  String name();

  /** The stable name: that of {@code TOO_LATE} is {@code too-late}. */
  default String wireName() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The stable names of all constants, in their order. */
  static <E extends Enum<E> & WireNamed> String[] wireNames(Class<E> type) {
    return Arrays.stream(type.getEnumConstants()).map(WireNamed::wireName).toArray(String[]::new);
  }

  /**
   * Returns the constant with a stable name.
   *
   * @throws IllegalArgumentException if there is none
   */
  static <E extends Enum<E> & WireNamed> E of(Class<E> type, String wireName) {
    return Arrays.stream(type.getEnumConstants())
        .filter(constant -> constant.wireName().equals(wireName))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(wireName + " is none of " + List.of(wireNames(type))));
  }
}
