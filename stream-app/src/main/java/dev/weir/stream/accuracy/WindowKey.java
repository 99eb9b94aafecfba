package dev.weir.stream.accuracy;

/**
 * An accuracy window of a model version. Its text, {@code model/version/role/windowStart}, is the
 * key in the repartition topic, in the store and in {@code accuracy}; names have no slash.
 *
 * @param model the model's name
 * @param version its version
 * @param role champion or challenger
 * @param start the window's first event time, milliseconds since the epoch
 */
public record WindowKey(String model, String version, String role, long start) {
  private static final int PARTS = 4;

  /**
   * The window that an event time falls into.
   *
   * @param size of the windows in milliseconds
   */
  public static WindowKey at(String model, String version, String role, long eventTime, long size) {
    return new WindowKey(model, version, role, Math.floorDiv(eventTime, size) * size);
  }

  /** Reads the text form. */
  public static WindowKey parse(String text) {
    String[] parts = text.split("/", -1);
    if (parts.length != PARTS) {
      throw new IllegalArgumentException(
          "'" + text + "' is no accuracy key; expected model/version/role/windowStart");
    }
    return new WindowKey(parts[0], parts[1], parts[2], Long.parseLong(parts[3]));
  }

  @Override
  public String toString() {
    return model + "/" + version + "/" + role + "/" + start;
  }
}
