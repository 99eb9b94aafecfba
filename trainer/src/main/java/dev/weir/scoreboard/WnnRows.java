package dev.weir.scoreboard;

import dev.weir.model.Progress;
import dev.weir.trainer.WnnReport;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Collects rows for runs of WNN. */
final class WnnRows {

  /** The main figure of most rows; that of digit d is {@code errors.d}. */
  static final String ERRORS = "errors";

  private final WnnRuns runs;
  private final String sample;
  private final List<Row> rows = new ArrayList<>();

  /**
   * Starts without rows.
   *
   * @param sample as in {@link Row}
   */
  WnnRows(WnnRuns runs, String sample) {
    this.runs = runs;
    this.sample = sample;
  }

  List<Row> all() {
    return rows;
  }

  /** One row per window size, with published totals. */
  void table(String section, WnnCase first, Map<Integer, Integer> published) {
    published.forEach(
        (window, errors) ->
            errors(section, first.withWindow(window), Map.of(ERRORS, (double) errors)));
  }

  /** The errors of a run, in total and by digit. */
  void errors(String section, WnnCase asked, Map<String, Double> published) {
    errors(section, asked.name(), asked, published);
  }

  /** The same with a separate title. */
  void errors(String section, String title, WnnCase asked, Map<String, Double> published) {
    add(
        Row.of(asked.id(), section, title, asked.weight(), progress -> of(asked, progress))
            .withPublished(published));
  }

  private Map<String, Double> of(WnnCase asked, Progress progress) {
    WnnReport report = runs.report(asked, progress);
    Map<String, Double> figures = new LinkedHashMap<>();
    figures.put(ERRORS, (double) report.evaluation().errors());
    long[] byClass = report.evaluation().errorsByClass();
    for (int c = 0; c < byClass.length; c++) {
      figures.put(ERRORS + "." + report.evaluation().classes().get(c), (double) byClass[c]);
    }
    return figures;
  }

  /** Number of errors that two runs on the same tests have in common. */
  void common(String section, String title, WnnCase one, WnnCase other, Map<String, Double> known) {
    add(
        Row.of(
                "common errors",
                section,
                title,
                one.weight() + other.weight(),
                progress ->
                    common(
                        runs.report(one, half(0, progress)).wrong(),
                        runs.report(other, half(1, progress)).wrong()))
            .withPublished(known));
  }

  /** The first or the second half of a row. */
  private static Progress half(int which, Progress progress) {
    return (stage, done, total) -> progress.update(stage, which * total + done, 2 * total);
  }

  private static Map<String, Double> common(BitSet one, BitSet other) {
    BitSet both = (BitSet) one.clone();
    both.and(other);
    BitSet either = (BitSet) one.clone();
    either.or(other);
    Map<String, Double> figures = new LinkedHashMap<>();
    figures.put("errors of both", (double) both.cardinality());
    figures.put("errors of either", (double) either.cardinality());
    figures.put("share", (double) both.cardinality() / either.cardinality());
    return figures;
  }

  /** Elementary operations per test image, compared with a formula. */
  void operations(String section, WnnCase asked, double formula) {
    String figure = "operations a test";
    add(
        Row.of(
                "operations " + asked.id(),
                section,
                asked.name(),
                asked.weight(),
                progress -> operations(runs.report(asked, progress), figure, formula))
            .withPublished(Map.of(figure, formula)));
  }

  private static Map<String, Double> operations(WnnReport report, String figure, double formula) {
    Map<String, Double> figures = new LinkedHashMap<>();
    figures.put(figure, (double) Math.round(report.operationsPerTest()));
    figures.put("share of the formula's", report.operationsPerTest() / formula);
    return figures;
  }

  private void add(Row row) {
    rows.add(row.withSample(sample));
  }
}
