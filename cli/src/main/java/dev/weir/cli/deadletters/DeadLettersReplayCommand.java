package dev.weir.cli.deadletters;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import dev.weir.cli.command.ExitCodes;
import dev.weir.cli.command.Interruption;
import dev.weir.cli.io.SendException;
import dev.weir.cli.options.ClusterCommand;
import dev.weir.cli.options.DeadLetterOptions;
import dev.weir.reports.text.CountFormat;
import dev.weir.stream.deadletters.DeadLetterFilter;
import dev.weir.stream.deadletters.Replay;
import dev.weir.stream.deadletters.ReplayReport;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import org.apache.kafka.common.KafkaException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code weir dead-letters replay}: sends records back to their topics. */
@Command(
    name = "replay",
    description = {
      "Sends records back to the topic and partition they came from, byte for byte, after the cause"
          + " has been fixed. Letters that were replayed before are skipped.",
      "Requires a filter, or --all."
    })
final class DeadLettersReplayCommand extends ClusterCommand {

  @Mixin private DeadLetterOptions letters;

  @Option(names = "--all", description = "Replay every letter; without a filter.")
  private boolean all;

  @Option(names = "--again", description = "Include letters that were replayed before.")
  private boolean again;

  @Option(names = "--dry-run", description = "Only print the counts.")
  private boolean dryRun;

  record Result(
      boolean dryRun,
      SortedMap<String, Integer> sent,
      @JsonIgnoreProperties("sent") ReplayReport leftOut) {}

  @Override
  public Integer call() {
    DeadLetterFilter filter = letters.filter();
    require(
        all || !filter.equals(DeadLetterFilter.ALL),
        "no letters selected; give --reason, --origin, --from, --to or --all");
    Replay replay =
        new Replay(cluster().clients(), cluster().topics(), cluster().config().mappedTopics());
    if (dryRun) {
      print(replay.plan(filter, again));
      return 0;
    }
    try (Interruption _ = Interruption.stopping(replay::stop)) {
      return send(replay, filter);
    }
  }

  private int send(Replay replay, DeadLetterFilter filter) {
    ReplayReport report;
    try {
      report = replay.run(filter, again);
    } catch (KafkaException e) {
      throw new SendException(
          "sent %s, then failed; %s".formatted(CountFormat.of(replay.sent(), "record"), remedy()),
          e);
    }
    if (replay.sent() < sum(report)) {
      printError(
          "weir: interrupted; sent %,d of %s; %s"
              .formatted(replay.sent(), CountFormat.of(sum(report), "record"), remedy()));
      return ExitCodes.INTERRUPTED;
    }
    print(report);
    return 0;
  }

  private String remedy() {
    return again
        ? "the same command sends those again too; without --again it sends only the others"
        : "the same command sends the others";
  }

  private static int sum(ReplayReport report) {
    return report.sent().values().stream().mapToInt(count -> count).sum();
  }

  private void print(ReplayReport report) {
    print(text(report), new Result(dryRun, report.sent(), report));
  }

  private String text(ReplayReport report) {
    int sum = sum(report);
    List<String> lines = new ArrayList<>();
    lines.add("%s %s".formatted(dryRun ? "would send" : "sent", CountFormat.of(sum, "record")));
    report
        .sent()
        .forEach(
            (topic, count) ->
                lines.add("  %s to %s".formatted(CountFormat.of(count, "record"), topic)));
    leftOut(report.earlier(), "replayed before; --again includes them", lines);
    leftOut(report.withoutValue(), "without a value", lines);
    leftOut(report.elsewhere(), "from no input topic of this application", lines);
    leftOut(report.noPartition(), "from a partition that the topic does not have", lines);
    leftOut(report.tooLarge(), "too large for the topic (max.message.bytes)", lines);
    return String.join(System.lineSeparator(), lines);
  }

  private static void leftOut(int count, String why, List<String> lines) {
    if (count > 0) {
      lines.add("left out %s: %s".formatted(CountFormat.of(count, "record"), why));
    }
  }
}
