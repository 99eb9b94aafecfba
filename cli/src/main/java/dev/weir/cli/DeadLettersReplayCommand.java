package dev.weir.cli;

import dev.weir.letters.LetterFilter;
import dev.weir.letters.Replay;
import dev.weir.letters.ReplayReport;
import dev.weir.schemas.Topics;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code weir dead-letters replay}: records back to their topics. */
@Command(
    name = "replay",
    mixinStandardHelpOptions = true,
    description = {
      "Sends records back to the topic and partition they came from, byte for byte, once what was"
          + " wrong is mended. A letter that was sent before is left out.",
      "Which ones: by a filter, or --all."
    })
final class DeadLettersReplayCommand implements Runnable {

  @Spec private CommandSpec spec;
  @Mixin private ClusterOptions cluster;
  @Mixin private LetterOptions letters;

  @Option(names = "--all", description = "Every letter, where no filter is given.")
  private boolean all;

  @Option(names = "--again", description = "Also letters that were sent before.")
  private boolean again;

  @Option(names = "--dry-run", description = "Only say how many.")
  private boolean dryRun;

  @Override
  public void run() {
    LetterFilter filter = letters.filter();
    if (filter.equals(LetterFilter.ALL) && !all) {
      throw new ParameterException(
          spec.commandLine(), "which letters? Give --reason, --origin, --from, --to or --all");
    }
    Replay replay = new Replay(cluster.clients(), new Topics(cluster.prefix()));
    print(dryRun ? replay.plan(filter, again) : replay.run(filter, again));
  }

  private void print(ReplayReport report) {
    String verb = dryRun ? "would send" : "sent";
    int sum = report.sent().values().stream().mapToInt(count -> count).sum();
    System.out.printf("%s %,d records%n", verb, sum);
    report.sent().forEach((topic, count) -> System.out.printf("%,10d  to %s%n", count, topic));
    leftOut(report.earlier(), "sent before; --again sends them once more");
    leftOut(report.withoutValue(), "without a value");
    leftOut(report.elsewhere(), "of no input topic here");
  }

  private static void leftOut(int count, String why) {
    if (count > 0) {
      System.out.printf("left out %,d: %s%n", count, why);
    }
  }
}
