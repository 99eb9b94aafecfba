package dev.weir.stream.models;

/**
 * A route and what its records are.
 *
 * @param name the route's name
 * @param input {@code signal} or {@code image}, as manifests say it
 * @param channels of its signals; 0: what its first version takes
 * @param length samples a channel; 0: what its first version takes
 */
public record Route(String name, String input, int channels, int length) {
  /** A route whose first version says what the records are. */
  public Route(String name, String input) {
    this(name, input, 0, 0);
  }

  /** A route of signals. */
  public static Route ofSignals(String name) {
    return new Route(name, "signal");
  }
}
