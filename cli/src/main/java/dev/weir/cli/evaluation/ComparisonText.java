package dev.weir.cli.evaluation;

import dev.weir.reports.text.TextTable;
import dev.weir.trainer.compare.Comparison;
import dev.weir.trainer.compare.ModelScore;
import java.util.Locale;

/** Renders a comparison of models as text. */
final class ComparisonText {

  private ComparisonText() {}

  static String of(Comparison comparison) {
    TextTable table = new TextTable("MODEL", "", "RECORDS", "CORRECT", "ACCURACY", "95% INTERVAL");
    row(table, comparison.candidate(), "candidate");
    comparison.champion().ifPresent(champion -> row(table, champion, "compared with"));
    String agreement =
        comparison
            .agreement()
            .map(both -> System.lineSeparator() + of(both, comparison.isWorse()))
            .orElse("");
    String unknown =
        comparison
            .champion()
            .filter(champion -> !champion.unknown().isEmpty())
            .map(
                champion ->
                    "%n%s does not know the classes %s: records of them are its errors"
                        .formatted(champion.name(), champion.unknown()))
            .orElse("");
    return "data: " + comparison.data() + System.lineSeparator() + table + unknown + agreement;
  }

  private static void row(TextTable table, ModelScore standing, String what) {
    table.row(
        standing.name(),
        what,
        String.format(Locale.ROOT, "%,d", standing.tests()),
        String.format(Locale.ROOT, "%,d", standing.correct()),
        String.format(Locale.ROOT, "%.4f", standing.accuracy()),
        String.format(
            Locale.ROOT, "%.4f to %.4f", standing.interval().lower(), standing.interval().upper()));
  }

  private static String of(Comparison.Agreement both, boolean worse) {
    double p = both.mcnemarP();
    String verdict =
        p >= Comparison.SIGNIFICANT
            ? "no difference beyond chance"
            : worse ? "the candidate is worse" : "the candidate is better";
    return String.format(
        Locale.ROOT,
        """
        both right %,d, only the candidate %,d, only the other %,d, both wrong %,d; the same answer %,d times
        McNemar's exact test: p = %.4g, %s\
        """,
        both.bothRight(),
        both.onlyCandidate(),
        both.onlyChampion(),
        both.bothWrong(),
        both.sameAnswer(),
        p,
        verdict);
  }
}
