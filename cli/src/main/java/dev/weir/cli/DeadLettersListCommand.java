package dev.weir.cli;

import dev.weir.console.Plural;
import dev.weir.letters.Letter;
import dev.weir.letters.LetterBox;
import dev.weir.letters.Letters;
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

  @Mixin private LetterOptions letters;

  @Option(
      names = "--limit",
      paramLabel = "N",
      defaultValue = "20",
      description = "Print the last N (default: ${DEFAULT-VALUE}); all are counted.")
  private int limit;

  record Listed(int count, List<LetterJson> letters) {}

  @Override
  public Integer call() {
    require(limit >= 0, "--limit must be 0 or more, not " + limit);
    Letters all = new LetterBox(cluster().clients(), cluster().topics()).read(letters.filter());
    List<Letter> found = all.found();
    List<Letter> last = found.subList(Math.max(0, found.size() - limit), found.size());
    print(text(last, all), json(last, all));
    return 0;
  }

  private static String text(List<Letter> last, Letters all) {
    String counts = Plural.of(all.found().size(), "dead letter");
    return last.isEmpty()
        ? counts
        : String.join(
            System.lineSeparator(),
            LetterText.table(last, all).toString(),
            "",
            counts,
            LetterText.counts(all.found()).toString());
  }

  private static Listed json(List<Letter> last, Letters all) {
    return new Listed(
        all.found().size(), last.stream().map(letter -> LetterJson.of(letter, all)).toList());
  }
}
