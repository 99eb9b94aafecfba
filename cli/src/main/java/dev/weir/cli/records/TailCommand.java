package dev.weir.cli.records;

import dev.weir.cli.command.Subcommand;
import dev.weir.cli.io.StartPosition;
import dev.weir.cli.io.TopicPrinter;
import dev.weir.cli.options.ClusterOptions;
import dev.weir.reports.text.CountFormat;
import dev.weir.schemas.Topic;
import dev.weir.stream.deadletters.RecordOffset;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code weir tail}: prints a topic as JSON lines. */
@Command(
    name = "tail",
    description = {
      "Prints the committed records of a topic as JSON lines, new ones only or from the beginning,"
          + " until Ctrl-C, --limit or --timeout.",
      "For dead-letters it prints origin and reason, never the content.",
      "A record that cannot be decoded, or is not as its input's mapping says, is reported on"
          + " standard error and skipped."
    })
public final class TailCommand extends Subcommand {

  @Mixin private ClusterOptions cluster;

  @Parameters(
      paramLabel = "TOPIC",
      description =
          "predictions, accuracy, drift-events, labels, signals, images, models, dead-letters, or"
              + " an input of --config, whose records are printed as they are mapped.")
  private String topic;

  @Option(names = "--from-beginning", description = "Print existing records too.")
  private boolean fromBeginning;

  @Option(
      names = "--offset",
      paramLabel = "PARTITION@OFFSET",
      description =
          "Start at this offset of a partition, such as 3@17; repeatable. Other partitions are not"
              + " read.")
  private List<RecordOffset> offsets = List.of();

  @Option(
      names = "--skip-errors",
      description =
          "Do not fail because of records that cannot be decoded; without it the command skips them"
              + " too, but ends with 1.")
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
      description = "Stop if no record has arrived for this long, such as 30s.")
  private Duration timeout;

  @Override
  public Integer call() {
    require(limit >= 1, "--limit must be 1 or more, not " + limit);
    StartPosition from = from();
    NamedTopic named = checked(() -> NamedTopic.of(topic, cluster));
    Duration wait = timeout == null ? Duration.ofDays(36_500) : timeout;
    CommandLine line = spec().commandLine();
    TopicPrinter printer =
        new TopicPrinter(cluster.clients(), cluster.topics(), line.getOut(), line.getErr());
    long skipped =
        switch (named) {
          case NamedTopic.OfWeir(Topic own) -> printer.run(own, from, limit, wait);
          case NamedTopic.OfInput(var input) -> printer.run(input, from, limit, wait);
        };
    if (skipped > 0) {
      printError(
          "weir: skipped %s that cannot be decoded%s"
              .formatted(
                  CountFormat.of(skipped, "record"),
                  skipErrors ? "" : "; with --skip-errors this is no failure"));
    }
    return skipped == 0 || skipErrors ? 0 : spec().exitCodeOnExecutionException();
  }

  private StartPosition from() {
    if (offsets.isEmpty()) {
      return fromBeginning ? new StartPosition.Beginning() : new StartPosition.Now();
    }
    require(!fromBeginning, "give either --offset or --from-beginning");
    Map<Integer, Long> byPartition = new HashMap<>();
    for (RecordOffset position : offsets) {
      require(
          byPartition.put(position.partition(), position.offset()) == null,
          "--offset names partition %d twice".formatted(position.partition()));
    }
    return new StartPosition.Offsets(byPartition);
  }
}
