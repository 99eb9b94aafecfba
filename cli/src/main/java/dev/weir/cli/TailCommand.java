package dev.weir.cli;

import dev.weir.console.Tail;
import dev.weir.schemas.Topic;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** {@code weir tail}: what a topic holds, as JSON lines. */
@Command(
    name = "tail",
    mixinStandardHelpOptions = true,
    description = {
      "Prints the committed records of a topic as JSON lines, from now on or from the beginning,"
          + " until Ctrl-C, --limit or --timeout.",
      "For dead-letters it prints where each came from and why, never its content."
    })
final class TailCommand implements Runnable {

  @Spec private CommandSpec spec;
  @Mixin private ClusterOptions cluster;

  @Parameters(
      paramLabel = "TOPIC",
      converter = TopicConverter.class,
      description =
          "predictions, accuracy, drift-events, labels, signals, images, models or"
              + " dead-letters.")
  private Topic topic;

  @Option(names = "--from-beginning", description = "Also what is there already.")
  private boolean fromBeginning;

  @Option(
      names = "--limit",
      paramLabel = "N",
      defaultValue = "9223372036854775807",
      description = "Stop after N records.")
  private long limit;

  @Option(
      names = "--timeout",
      paramLabel = "DURATION",
      description = "Stop when nothing has come for so long, such as 30s.")
  private Duration timeout;

  @Override
  public void run() {
    Asked.require(spec, limit >= 1, "--limit is 1 or more, not " + limit);
    Duration patience = timeout == null ? Duration.ofDays(36_500) : timeout;
    new Tail(cluster.clients(), cluster.topics(), spec.commandLine().getOut())
        .run(topic, fromBeginning, limit, patience);
  }

  /** The base names, such as dead-letters. */
  static final class TopicConverter implements picocli.CommandLine.ITypeConverter<Topic> {
    @Override
    public Topic convert(String name) {
      for (Topic topic : Topic.values()) {
        if (topic.baseName().equals(name.toLowerCase(Locale.ROOT)) && topic != Topic.MODEL_CHUNKS) {
          return topic;
        }
      }
      throw new TypeConversionException(
          "'%s' is no topic that can be shown; there are %s"
              .formatted(name, String.join(", ", names())));
    }

    private static List<String> names() {
      return Arrays.stream(Topic.values())
          .filter(topic -> topic != Topic.MODEL_CHUNKS)
          .map(Topic::baseName)
          .toList();
    }
  }
}
