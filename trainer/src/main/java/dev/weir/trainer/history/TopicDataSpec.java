package dev.weir.trainer.history;

import dev.weir.modelregistry.routes.Route;
import dev.weir.schemas.Topic;
import dev.weir.trainer.data.DataNameException;
import dev.weir.trainer.data.DataSpec;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * A topic's data as named by the user: {@code
 * topic:signals|images[,source=REGEX][,shape=CxL|WxH][,sample=0.1][,test-share=0.2]}, or {@code
 * input:NAME} with the same options.
 *
 * @param text the whole name
 * @param topic topic name without prefix: {@code signals} or {@code images}; or an input's name
 * @param isInput whether it is an input's name
 * @param sources sources to read; empty: all
 * @param shape required shape; empty: the common shape of all records
 * @param sample share of the records to read, above 0 and up to 1
 * @param testShare share of them to hold out, above 0 and below 1
 */
public record TopicDataSpec(
    String text,
    String topic,
    boolean isInput,
    Optional<Pattern> sources,
    Optional<String> shape,
    double sample,
    double testShare) {

  private static final String USAGE =
      "topic:signals|images or input:NAME, with"
          + " [,source=REGEX][,shape=CxL|WxH][,sample=0.1][,test-share=0.2]";
  private static final String SCHEME = "topic";
  private static final String INPUT = "input";
  private static final Set<String> TOPICS =
      Set.of(Topic.SIGNALS.baseName(), Topic.IMAGES.baseName());

  /** Whether a name refers to such data rather than files. */
  public static boolean isTopic(String name) {
    String scheme = DataSpec.parse(name).scheme();
    return scheme.equals(SCHEME) || scheme.equals(INPUT);
  }

  /**
   * Parses a name.
   *
   * @throws DataNameException if it is invalid
   */
  public static TopicDataSpec parse(String name) {
    DataSpec spec = DataSpec.parse(name);
    spec.check(USAGE, 1, 1, Set.of("source", "shape", "sample", "test-share"));
    String topic = spec.files().getFirst();
    boolean isInput = spec.scheme().equals(INPUT);
    if (!isInput && !TOPICS.contains(topic)) {
      throw new DataNameException(
          "data '%s': use topic:signals or topic:images, or input:NAME, not topic:%s"
              .formatted(name, topic));
    }
    return new TopicDataSpec(
        name,
        topic,
        isInput,
        spec.option("source").map(TopicDataSpec::sources),
        spec.option("shape"),
        spec.option("sample").isPresent() ? spec.share("sample", 1) : 1,
        spec.share("test-share", 0.2));
  }

  /**
   * A pattern for whole source ids, as in a route.
   *
   * @throws DataNameException if it is not a regular expression
   */
  static Pattern sources(String regex) {
    try {
      return Route.sources(regex);
    } catch (PatternSyntaxException e) {
      throw new DataNameException(
          "source '%s' is not a regular expression: %s".formatted(regex, e.getDescription()), e);
    }
  }
}
