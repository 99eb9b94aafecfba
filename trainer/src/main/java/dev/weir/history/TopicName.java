package dev.weir.history;

import dev.weir.data.DataNameException;
import dev.weir.data.DataSpec;
import dev.weir.schemas.Topic;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * The data of a topic as the user names them: {@code
 * topic:signals|images[,source=REGEX][,shape=CxL|WxH][,sample=0.1][,test-share=0.2]}.
 *
 * @param text the whole
 * @param topic its name without a prefix: {@code signals} or {@code images}
 * @param sources whose records are wanted; empty: of all
 * @param shape that the records must have; empty: the one that they all have
 * @param sample how many of them are taken, above 0 and up to 1
 * @param testShare how many of them are held out, above 0 and below 1
 */
public record TopicName(
    String text,
    String topic,
    Optional<Pattern> sources,
    Optional<String> shape,
    double sample,
    double testShare) {

  private static final String USAGE =
      "topic:signals|images[,source=REGEX][,shape=CxL|WxH][,sample=0.1][,test-share=0.2]";
  private static final String SCHEME = "topic";
  private static final Set<String> TOPICS =
      Set.of(Topic.SIGNALS.baseName(), Topic.IMAGES.baseName());

  /** Whether a name is one of such data, and not of files. */
  public static boolean isTopic(String name) {
    return DataSpec.parse(name).scheme().equals(SCHEME);
  }

  /**
   * Takes a name apart.
   *
   * @throws DataNameException if it cannot be understood
   */
  public static TopicName parse(String name) {
    DataSpec spec = DataSpec.parse(name);
    spec.check(USAGE, 1, 1, Set.of("source", "shape", "sample", "test-share"));
    String topic = spec.files().getFirst();
    if (!TOPICS.contains(topic)) {
      throw new DataNameException(
          "data '%s': there are topic:signals and topic:images, no topic:%s"
              .formatted(name, topic));
    }
    return new TopicName(
        name,
        topic,
        spec.option("source").map(TopicName::sources),
        spec.option("shape"),
        spec.option("sample").isPresent() ? spec.share("sample", 1) : 1,
        spec.share("test-share", 0.2));
  }

  /**
   * A pattern for whole source ids, as a route has it.
   *
   * @throws DataNameException if it is no regular expression
   */
  static Pattern sources(String regex) {
    try {
      return Pattern.compile(regex, Pattern.DOTALL);
    } catch (PatternSyntaxException e) {
      throw new DataNameException(
          "source '%s' is no regular expression: %s".formatted(regex, e.getDescription()), e);
    }
  }
}
