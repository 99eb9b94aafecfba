package dev.weir.stream.models;

/**
 * A route and what its records are.
 *
 * @param name the route's name
 * @param input {@code signal} or {@code image}, as manifests say it
 */
public record Route(String name, String input) {
  /** A route of signals. */
  public static Route ofSignals(String name) {
    return new Route(name, "signal");
  }
}
