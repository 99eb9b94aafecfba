package dev.weir.stream.config;

import dev.weir.routes.Route;
import dev.weir.schemas.Topic;
import dev.weir.stream.continuous.CutShape;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A route: which records of an input topic it takes by their source and, for signals, how windows
 * are cut where the sources send pieces.
 *
 * @param name the route's name, as in assignments
 * @param input the topic that the records are from
 * @param sources a regular expression for whole source ids
 * @param channels of signals; 0: what the route's first version takes
 * @param cut how windows are cut; empty: the route takes whole signals only
 */
public record RouteConfig(
    String name, Topic input, Pattern sources, int channels, Optional<CutShape> cut) {
  private static final Pattern ANY = Pattern.compile(".*", Pattern.DOTALL);

  /** A route of the whole records of any source, with the name of their topic. */
  public static RouteConfig ofAll(Topic input) {
    return new RouteConfig(input.baseName(), input, ANY, 0, Optional.empty());
  }

  /** Whether records of a source take this route. */
  @SuppressWarnings("ReferenceEquality") // patterns have no other; that one needs no matching
  public boolean takes(String source) {
    return sources == ANY || sources.matcher(source).matches();
  }

  /** The samples a channel that its versions must take; 0: any. */
  public int length() {
    return cut.map(CutShape::window).orElse(0);
  }

  /** What the models that score it must take. */
  public Route needs() {
    return new Route(name, Route.kind(input), channels, length());
  }
}
