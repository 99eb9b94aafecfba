package dev.weir.cli.deadletters;

import dev.weir.reports.text.TextTable;
import dev.weir.schemas.DeadLetter;
import dev.weir.schemas.TextSanitizer;
import dev.weir.stream.deadletters.DeadLetterEntry;
import dev.weir.stream.deadletters.DeadLetterSelection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;

/** Renders a letter as a line, without its content. */
final class DeadLetterText {

  private DeadLetterText() {}

  static TextTable table(List<DeadLetterEntry> letters, DeadLetterSelection all) {
    TextTable table = new TextTable("POSITION", "TIME", "REASON", "ORIGIN", "");
    for (DeadLetterEntry letter : letters) {
      DeadLetter why = letter.why();
      table.row(
          letter.position().toString(),
          why.time().toString(),
          TextSanitizer.fit(why.reason()),
          TextSanitizer.fit(origin(why)),
          all.replayed().contains(letter.position()) ? "replayed" : "");
    }
    return table;
  }

  /** Counts letters by original topic and reason. */
  static TextTable counts(List<DeadLetterEntry> letters) {
    TreeMap<List<String>, Integer> counts =
        new TreeMap<>(Comparator.comparing((List<String> kind) -> String.join(" ", kind)));
    letters.forEach(
        it -> counts.merge(List.of(it.why().topic(), it.why().reason()), 1, Integer::sum));
    TextTable table = new TextTable("TOPIC", "REASON", "COUNT");
    counts.forEach(
        (kind, count) ->
            table.row(
                TextSanitizer.fit(kind.getFirst()),
                TextSanitizer.fit(kind.getLast()),
                String.format(Locale.ROOT, "%,d", count)));
    return table;
  }

  static String origin(DeadLetter why) {
    return why.topic() + "-" + why.partition() + "@" + why.offset();
  }

  static int size(byte[] bytes) {
    return bytes == null ? 0 : bytes.length;
  }
}
