package dev.weir.stream.config;

import dev.weir.stream.continuous.CutShape;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A route of signals: which sources it takes, and how windows are cut where they send pieces.
 *
 * @param name the route's name, as in assignments
 * @param sources a regular expression for whole source ids
 * @param channels of the records; 0: what the route's first version takes
 * @param cut how windows are cut; empty: the route takes whole signals only
 */
public record RouteConfig(String name, Pattern sources, int channels, Optional<CutShape> cut) {
  /** A route of whole signals of any source. */
  public static RouteConfig ofAll(String name) {
    return new RouteConfig(name, Pattern.compile(".*", Pattern.DOTALL), 0, Optional.empty());
  }

  /** Whether records of a source take this route. */
  public boolean takes(String source) {
    return sources.matcher(source).matches();
  }

  /** The samples a channel that its versions must take; 0: any. */
  public int length() {
    return cut.map(CutShape::window).orElse(0);
  }
}
