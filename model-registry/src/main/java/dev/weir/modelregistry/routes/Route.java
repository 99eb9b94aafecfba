package dev.weir.modelregistry.routes;

import dev.weir.schemas.Topic;
import java.util.regex.Pattern;

/**
 * A route and the shape of its records.
 *
 * @param name the route's name
 * @param input {@code signal} or {@code image}, as in manifests; empty: the input of the first
 *     version
 * @param channels channels of its signals; 0: as the first version takes
 * @param length samples per channel; 0: as the first version takes
 * @param shards parts into which its models of images are split over instances; 1: none
 */
public record Route(String name, String input, int channels, int length, int shards) {
  /** A route whose models are not split. */
  public Route(String name, String input, int channels, int length) {
    this(name, input, channels, length, 1);
  }

  /** A route whose record shape is set by its first version. */
  public Route(String name, String input) {
    this(name, input, 0, 0);
  }

  /** A route of signals. */
  public static Route ofSignals(String name) {
    return new Route(name, "signal");
  }

  /**
   * A route without settings: if it has the name of an input topic, it takes that topic's records;
   * otherwise its input is unknown.
   */
  public static Route withoutSettings(String name) {
    if (name.equals(Topic.SIGNALS.baseName())) {
      return ofSignals(name);
    }
    return new Route(name, name.equals(Topic.IMAGES.baseName()) ? kind(Topic.IMAGES) : "");
  }

  /**
   * A pattern of whole source ids.
   *
   * @throws java.util.regex.PatternSyntaxException if it is not a regular expression
   */
  public static Pattern sources(String regex) {
    return Pattern.compile(regex, Pattern.DOTALL);
  }

  /** The input kind, as in manifests, of an input topic's records. */
  public static String kind(Topic input) {
    return input == Topic.IMAGES ? "image" : "signal";
  }
}
