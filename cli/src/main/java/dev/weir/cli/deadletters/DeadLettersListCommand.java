package dev.weir.cli.deadletters;

import dev.weir.cli.options.ClusterCommand;
import dev.weir.cli.options.DeadLetterOptions;
import dev.weir.reports.text.CountFormat;
import dev.weir.stream.deadletters.DeadLetterEntry;
import dev.weir.stream.deadletters.DeadLetterReader;
import dev.weir.stream.deadletters.DeadLetterSelection;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code weir dead-letters list}: lists and counts dead letters. */
@Command(
    name = "list",
    description = {
      "Prints the latest dead letters, one per line, with position, time, reason and origin, and"
          + " the counts by origin topic and reason. Never prints a record's content."
    })
final class DeadLettersListCommand extends ClusterCommand {

  @Mixin private DeadLetterOptions letters;

  @Option(
      names = "--limit",
      paramLabel = "N",
      defaultValue = "20",
      description = "Print the last N (default: ${DEFAULT-VALUE}); all are counted.")
  private int limit;

  record Listed(int count, List<DeadLetterJson> letters) {}

  @Override
  public Integer call() {
    require(limit >= 0, "--limit must be 0 or more, not " + limit);
    DeadLetterSelection all =
        new DeadLetterReader(cluster().clients(), cluster().topics()).read(letters.filter());
    List<DeadLetterEntry> found = all.found();
    List<DeadLetterEntry> last = found.subList(Math.max(0, found.size() - limit), found.size());
    print(text(last, all), json(last, all));
    return 0;
  }

  private static String text(List<DeadLetterEntry> last, DeadLetterSelection all) {
    String counts = CountFormat.of(all.found().size(), "dead letter");
    return last.isEmpty()
        ? counts
        : String.join(
            System.lineSeparator(),
            DeadLetterText.table(last, all).toString(),
            "",
            counts,
            DeadLetterText.counts(all.found()).toString());
  }

  private static Listed json(List<DeadLetterEntry> last, DeadLetterSelection all) {
    return new Listed(
        all.found().size(), last.stream().map(letter -> DeadLetterJson.of(letter, all)).toList());
  }
}
