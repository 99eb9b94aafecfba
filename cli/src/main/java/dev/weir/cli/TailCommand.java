package dev.weir.cli;

import dev.weir.console.From;
import dev.weir.console.Plural;
import dev.weir.console.Tail;
import dev.weir.letters.Position;
import dev.weir.schemas.Topic;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.TypeConversionException;

/** {@code weir tail}: prints a topic as JSON lines. */
@Command(
    name = "tail",
    description = {
      "Prints the committed records of a topic as JSON lines, from now on or from the beginning,"
          + " until Ctrl-C, --limit or --timeout.",
      "For dead-letters it prints where each came from and why, never its content.",
      "A record that cannot be decoded is named on standard error and passed over."
    })
final class TailCommand extends Subcommand {

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
      names = "--offset",
      paramLabel = "PARTITION@OFFSET",
      description =
          "From this offset of a partition on, such as 3@17; repeatable, and no partitions but"
              + " those named.")
  private List<Position> offsets = List.of();

  @Option(
      names = "--skip-errors",
      description =
          "Records that cannot be decoded are no failure: without it the command goes on as well,"
              + " and ends with 1.")
  private boolean skipErrors;

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
  public Integer call() {
    require(limit >= 1, "--limit is 1 or more, not " + limit);
    From from = from();
    Duration patience = timeout == null ? Duration.ofDays(36_500) : timeout;
    PrintWriter err = spec().commandLine().getErr();
    long skipped =
        new Tail(cluster.clients(), cluster.topics(), spec().commandLine().getOut(), err)
            .run(topic, from, limit, patience);
    if (skipped > 0) {
      err.println(
          "weir: left out %s that cannot be decoded%s"
              .formatted(
                  Plural.of(skipped, "record"),
                  skipErrors ? "" : "; with --skip-errors that is no failure"));
      err.flush();
    }
    return skipped == 0 || skipErrors ? 0 : spec().exitCodeOnExecutionException();
  }

  private From from() {
    if (offsets.isEmpty()) {
      return fromBeginning ? new From.Beginning() : new From.Now();
    }
    require(!fromBeginning, "give either --offset or --from-beginning");
    Map<Integer, Long> byPartition = new HashMap<>();
    for (Position position : offsets) {
      require(
          byPartition.put(position.partition(), position.offset()) == null,
          "--offset names partition %d twice".formatted(position.partition()));
    }
    return new From.Offsets(byPartition);
  }

  /** Parses the base names, such as dead-letters. */
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
