package dev.weir.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.console.Plural;
import dev.weir.letters.LetterFilter;
import dev.weir.letters.Replay;
import dev.weir.letters.ReplayReport;
import dev.weir.schemas.Topics;
import java.util.ArrayList;
import java.util.List;
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
  @Mixin private Output output;

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
    output.print(text(report), json(report));
  }

  private String text(ReplayReport report) {
    int sum = report.sent().values().stream().mapToInt(count -> count).sum();
    List<String> lines = new ArrayList<>();
    lines.add("%s %s".formatted(dryRun ? "would send" : "sent", Plural.of(sum, "record")));
    report
        .sent()
        .forEach(
            (topic, count) -> lines.add("  %s to %s".formatted(Plural.of(count, "record"), topic)));
    leftOut(report.earlier(), "sent before; --again sends them once more", lines);
    leftOut(report.withoutValue(), "without a value", lines);
    leftOut(report.elsewhere(), "of no input topic here", lines);
    return String.join(System.lineSeparator(), lines);
  }

  private static void leftOut(int count, String why, List<String> lines) {
    if (count > 0) {
      lines.add("left out %s: %s".formatted(Plural.of(count, "record"), why));
    }
  }

  private ObjectNode json(ReplayReport report) {
    ObjectNode object = JsonNodeFactory.instance.objectNode().put("dryRun", dryRun);
    ObjectNode sent = object.putObject("sent");
    report.sent().forEach(sent::put);
    object
        .putObject("leftOut")
        .put("earlier", report.earlier())
        .put("withoutValue", report.withoutValue())
        .put("elsewhere", report.elsewhere());
    return object;
  }
}
