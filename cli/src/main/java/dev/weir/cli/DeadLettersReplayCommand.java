package dev.weir.cli;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import dev.weir.console.Plural;
import dev.weir.console.SendException;
import dev.weir.letters.LetterFilter;
import dev.weir.letters.Replay;
import dev.weir.letters.ReplayReport;
import dev.weir.schemas.Topics;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.concurrent.Callable;
import org.apache.kafka.common.KafkaException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code weir dead-letters replay}: sends records back to their topics. */
@Command(
    name = "replay",
    mixinStandardHelpOptions = true,
    description = {
      "Sends records back to the topic and partition they came from, byte for byte, once what was"
          + " wrong is mended. A letter that was sent before is left out.",
      "Which ones: by a filter, or --all."
    })
final class DeadLettersReplayCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;
  @Mixin private ClusterOptions cluster;
  @Mixin private LetterOptions letters;
  @Mixin private Output output;

  @Option(names = "--all", description = "Every letter, where no filter is given.")
  private boolean all;

  @Option(names = "--again", description = "Also letters that were sent before.")
  private boolean again;

  @Option(names = "--dry-run", description = "Only say how many.")
  private boolean dryRun;

  record Result(
      boolean dryRun,
      SortedMap<String, Integer> sent,
      @JsonIgnoreProperties("sent") ReplayReport leftOut) {}

  @Override
  public Integer call() {
    LetterFilter filter = letters.filter();
    if (filter.equals(LetterFilter.ALL) && !all) {
      throw new ParameterException(
          spec.commandLine(), "which letters? Give --reason, --origin, --from, --to or --all");
    }
    Replay replay = new Replay(cluster.clients(), new Topics(cluster.prefix()));
    if (dryRun) {
      print(replay.plan(filter, again));
      return 0;
    }
    try (Interruption _ = Interruption.stops(replay::stop)) {
      return send(replay, filter);
    }
  }

  private int send(Replay replay, LetterFilter filter) {
    ReplayReport report;
    try {
      report = replay.run(filter, again);
    } catch (KafkaException e) {
      throw new SendException(
          "sent %s, then it failed; %s".formatted(Plural.of(replay.sent(), "record"), howToGoOn()),
          e);
    }
    if (replay.sent() < sum(report)) {
      PrintWriter err = spec.commandLine().getErr();
      err.println(
          "weir: interrupted; sent %,d of %s; %s"
              .formatted(replay.sent(), Plural.of(sum(report), "record"), howToGoOn()));
      err.flush();
      return ExitCodes.INTERRUPTED;
    }
    print(report);
    return 0;
  }

  private String howToGoOn() {
    return again
        ? "the same command sends those once more too, without --again it sends the others only"
        : "the same command sends the others";
  }

  private static int sum(ReplayReport report) {
    return report.sent().values().stream().mapToInt(count -> count).sum();
  }

  private void print(ReplayReport report) {
    output.print(text(report), new Result(dryRun, report.sent(), report));
  }

  private String text(ReplayReport report) {
    int sum = sum(report);
    List<String> lines = new ArrayList<>();
    lines.add("%s %s".formatted(dryRun ? "would send" : "sent", Plural.of(sum, "record")));
    report
        .sent()
        .forEach(
            (topic, count) -> lines.add("  %s to %s".formatted(Plural.of(count, "record"), topic)));
    leftOut(report.earlier(), "sent before; --again sends them once more", lines);
    leftOut(report.withoutValue(), "without a value", lines);
    leftOut(report.elsewhere(), "of no input topic here", lines);
    leftOut(report.noPartition(), "of a partition that the topic does not have", lines);
    leftOut(report.tooLarge(), "too large for the topic (max.message.bytes)", lines);
    return String.join(System.lineSeparator(), lines);
  }

  private static void leftOut(int count, String why, List<String> lines) {
    if (count > 0) {
      lines.add("left out %s: %s".formatted(Plural.of(count, "record"), why));
    }
  }
}
