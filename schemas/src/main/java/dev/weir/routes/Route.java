package dev.weir.routes;

import dev.weir.schemas.Topic;

/**
 * A route and what its records are.
 *
 * @param name the route's name
 * @param input {@code signal} or {@code image}, as manifests say it; empty: what its first version
 *     takes
 * @param channels of its signals; 0: what its first version takes
 * @param length samples a channel; 0: what its first version takes
 */
public record Route(String name, String input, int channels, int length) {
  /** A route whose first version says what shape the records have. */
  public Route(String name, String input) {
    this(name, input, 0, 0);
  }

  /** A route of signals. */
  public static Route ofSignals(String name) {
    return new Route(name, "signal");
  }

  /**
   * A route as it is without settings: one with the name of an input topic takes that topic's
   * records; of any other nothing is known.
   */
  public static Route withoutSettings(String name) {
    if (name.equals(Topic.SIGNALS.baseName())) {
      return ofSignals(name);
    }
    return new Route(name, name.equals(Topic.IMAGES.baseName()) ? kind(Topic.IMAGES) : "");
  }

  /** What manifests call the records of an input topic. */
  public static String kind(Topic input) {
    return input == Topic.IMAGES ? "image" : "signal";
  }
}
