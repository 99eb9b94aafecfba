package dev.weir.cli;

import dev.weir.letters.Letter;
import dev.weir.letters.LetterBox;
import dev.weir.letters.Letters;
import dev.weir.schemas.Topics;
import java.util.List;
import java.util.TreeMap;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code weir dead-letters list}: which there are, and how many of each kind. */
@Command(
    name = "list",
    mixinStandardHelpOptions = true,
    description = {
      "Prints the last letters, one a line: position, time, reason and origin; then how many there"
          + " are by origin topic and reason. Never prints a record's content."
    })
final class DeadLettersListCommand implements Runnable {

  @Mixin private ClusterOptions cluster;
  @Mixin private LetterOptions letters;

  @Option(
      names = "--limit",
      paramLabel = "N",
      defaultValue = "20",
      description = "Print the last N (default: ${DEFAULT-VALUE}); all are counted.")
  private int limit;

  @Option(names = "--json", description = "JSON lines, and no counts.")
  private boolean json;

  @Override
  public void run() {
    Letters all =
        new LetterBox(cluster.clients(), new Topics(cluster.prefix())).read(letters.filter());
    List<Letter> found = all.found();
    found
        .subList(Math.max(0, found.size() - Math.max(0, limit)), found.size())
        .forEach(
            it -> System.out.println(json ? LetterText.json(it, all) : LetterText.row(it, all)));
    if (!json) {
      count(found);
    }
  }

  private static void count(List<Letter> found) {
    TreeMap<String, Integer> counts = new TreeMap<>();
    found.forEach(it -> counts.merge(it.why().topic() + " " + it.why().reason(), 1, Integer::sum));
    System.out.printf("%,d dead letters%n", found.size());
    counts.forEach((kind, count) -> System.out.printf("%,10d  %s%n", count, kind));
  }
}
