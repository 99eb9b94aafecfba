package dev.weir.base;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** An enum whose constants have stable names outside of Java, in settings, metrics and events. */
public interface Tagged {
  /** The constant's name in Java, as of every enum. */
  String name();

  /** The stable name: that of {@code TOO_LATE} is {@code too-late}. */
  default String tag() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The stable names of all constants, in their order. */
  static <E extends Enum<E> & Tagged> String[] tags(Class<E> type) {
    return Arrays.stream(type.getEnumConstants()).map(Tagged::tag).toArray(String[]::new);
  }

  /**
   * Returns the constant with a stable name.
   *
   * @throws IllegalArgumentException if there is none
   */
  static <E extends Enum<E> & Tagged> E of(Class<E> type, String tag) {
    return Arrays.stream(type.getEnumConstants())
        .filter(constant -> constant.tag().equals(tag))
        .findFirst()
        .orElseThrow(
            () -> new IllegalArgumentException(tag + " is none of " + List.of(tags(type))));
  }
}
