package dev.weir.stream.accuracy;

import dev.weir.stream.names.ScoringIdentity;
import java.util.Arrays;

/**
 * An accuracy window of a model version. Its text, {@code model/version/role/windowStart}, is the
 * key in the repartition topic, the store and {@code accuracy}; names contain no slash.
 *
 * @param version the version in its role
 * @param start the window's first event time, milliseconds since the epoch
 */
public record AccuracyWindowKey(ScoringIdentity version, long start) {
  private static final int PARTS = 4;

  /**
   * The window that contains an event time.
   *
   * @param size of the windows in milliseconds
   */
  public static AccuracyWindowKey at(ScoringIdentity version, long eventTime, long size) {
    return new AccuracyWindowKey(version, Math.floorDiv(eventTime, size) * size);
  }

  /**
   * Parses the text form from its end: model names with slashes, now refused, were once allowed.
   */
  public static AccuracyWindowKey parse(String text) {
    String[] parts = text.split("/", -1);
    if (parts.length < PARTS) {
      throw new IllegalArgumentException(
          "'" + text + "' is no accuracy key; expected model/version/role/windowStart");
    }
    int role = parts.length - 2;
    String model = String.join("/", Arrays.copyOf(parts, role - 1));
    return new AccuracyWindowKey(
        new ScoringIdentity(model, parts[role - 1], parts[role]), Long.parseLong(parts[role + 1]));
  }

  @Override
  public String toString() {
    return version + "/" + start;
  }
}
