package dev.weir.stream.config;

import dev.weir.modelregistry.routes.Route;
import dev.weir.schemas.Topic;
import dev.weir.schemas.windowing.WindowSpec;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A route: the sources whose records it takes from an input topic and, for pieces of signals, how
 * windows are cut.
 *
 * @param name the route's name, as in assignments
 * @param input the topic with such records: {@code SIGNALS} or {@code IMAGES}
 * @param sources a regular expression for whole source ids
 * @param channels of signals; 0: defined by the route's first version
 * @param cut how windows are cut; empty: the route takes whole signals only
 * @param shards parts into which its models are split over instances; 1: none
 * @param mapped the input of the team's own whose records it takes; empty: those of Weir's topic
 */
public record RouteConfig(
    String name,
    Topic input,
    Pattern sources,
    int channels,
    Optional<WindowSpec> cut,
    int shards,
    Optional<String> mapped) {
  private static final Pattern ANY = Route.sources(".*");

  /** A route for whole records of any source, named after their topic. */
  public static RouteConfig ofAll(Topic input) {
    return new RouteConfig(input.baseName(), input, ANY, 0, Optional.empty(), 1, Optional.empty());
  }

  /** Whether it takes the records of a topic of Weir's. */
  boolean isOf(Topic topic) {
    return mapped.isEmpty() && input == topic;
  }

  /** Whether the route takes a source's records. */
  @SuppressWarnings("ReferenceEquality") // Pattern has no equals; ANY needs no matching
  public boolean takes(String source) {
    return sources == ANY || sources.matcher(source).matches();
  }

  /** The samples per channel that its versions must accept; 0: any. */
  public int length() {
    return cut.map(WindowSpec::window).orElse(0);
  }

  /** The input that its models must accept. */
  public Route needs() {
    return new Route(name, Route.kind(input), channels, length(), shards);
  }
}
