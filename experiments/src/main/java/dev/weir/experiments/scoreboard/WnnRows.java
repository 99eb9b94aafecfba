package dev.weir.experiments.scoreboard;

import dev.weir.classifiers.model.Progress;
import dev.weir.trainer.data.ImageDataSet;
import dev.weir.trainer.data.ImageFiles;
import dev.weir.trainer.data.ImageRange;
import dev.weir.trainer.training.DwnnEvaluation;
import dev.weir.trainer.training.WnnEvaluation;
import dev.weir.trainer.training.WnnReport;
import dev.weir.trainer.training.WnnSettings;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Collects rows for runs of WNN on ranges of the same images. Results are cached for rows that
 * compare them.
 */
final class WnnRows {

  /** The main figure of most rows; that of digit d is {@code errors.d}. */
  static final String ERRORS = "errors";

  private final ImageFiles files;
  private final int limit;
  private final int threads;
  private final List<ScoreboardRow> rows = new ArrayList<>();
  private final Map<WnnExperiment, WnnReport> reports = new HashMap<>();

  /**
   * Starts without rows.
   *
   * @param limit maximum number of tests per run, see {@link ImageDataSet#limited}; 0 for all
   */
  WnnRows(ImageFiles files, int limit, int threads) {
    this.files = files;
    this.limit = limit;
    this.threads = threads;
  }

  List<ScoreboardRow> all() {
    return rows;
  }

  /** One row per window size, with published totals. */
  void table(String section, WnnExperiment first, Map<Integer, Integer> published) {
    published.forEach(
        (window, errors) ->
            errors(section, first.withWindow(window), Map.of(ERRORS, (double) errors)));
  }

  /** The errors of a run, in total and by digit. */
  void errors(String section, WnnExperiment asked, Map<String, Double> published) {
    errors(section, asked.name(), asked, published);
  }

  /** The same with a separate title. */
  void errors(String section, String title, WnnExperiment asked, Map<String, Double> published) {
    add(
        ScoreboardRow.of(
                asked.id(), section, title, asked.weight(), progress -> of(asked, progress))
            .withPublished(published));
  }

  /** The errors of DWNN with the images and settings of a run. */
  void dwnn(String section, WnnExperiment asked) {
    add(
        ScoreboardRow.of(
            "D" + asked.id(),
            section,
            "D" + asked.name(),
            asked.weight(),
            progress ->
                errors(DwnnEvaluation.dwnn(images(asked), settings(asked), progress).figures())));
  }

  /** The errors of WNN and DWNN combined with the images and settings of a run. */
  void combined(String section, WnnExperiment asked) {
    String name = asked.name() + " and D" + asked.name();
    add(
        ScoreboardRow.of(
            "combined " + asked.id(),
            section,
            name,
            2 * asked.weight(),
            progress ->
                errors(
                    DwnnEvaluation.combined(images(asked), settings(asked), progress).figures())));
  }

  private Map<String, Double> of(WnnExperiment asked, Progress progress) {
    return errors(report(asked, progress));
  }

  private static Map<String, Double> errors(WnnReport report) {
    Map<String, Double> figures = new LinkedHashMap<>();
    figures.put(ERRORS, (double) report.evaluation().errors());
    long[] byClass = report.evaluation().errorsByClass();
    for (int c = 0; c < byClass.length; c++) {
      figures.put(ERRORS + "." + report.evaluation().classes().get(c), (double) byClass[c]);
    }
    return figures;
  }

  /** Number of errors that two runs on the same tests have in common. */
  void common(
      String section,
      String title,
      WnnExperiment one,
      WnnExperiment other,
      Map<String, Double> known) {
    add(
        ScoreboardRow.of(
                "common errors",
                section,
                title,
                one.weight() + other.weight(),
                progress ->
                    common(
                        report(one, half(0, progress)).wrong(),
                        report(other, half(1, progress)).wrong()))
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
  void operations(String section, WnnExperiment asked, double formula) {
    String figure = "operations a test";
    add(
        ScoreboardRow.of(
                "operations " + asked.id(),
                section,
                asked.name(),
                asked.weight(),
                progress -> operations(report(asked, progress), figure, formula))
            .withPublished(Map.of(figure, formula)));
  }

  private static Map<String, Double> operations(WnnReport report, String figure, double formula) {
    Map<String, Double> figures = new LinkedHashMap<>();
    figures.put(figure, (double) Math.round(report.operationsPerTest()));
    figures.put("share of the formula's", report.operationsPerTest() / formula);
    return figures;
  }

  private void add(ScoreboardRow row) {
    rows.add(row.withSample(limit == 0 ? "" : "first %d tests".formatted(limit)));
  }

  private WnnReport report(WnnExperiment asked, Progress progress) {
    WnnReport known = reports.get(asked);
    if (known == null) {
      known = WnnEvaluation.run(images(asked), settings(asked), progress);
      reports.put(asked, known);
    }
    return known;
  }

  private WnnSettings settings(WnnExperiment asked) {
    return new WnnSettings(asked.parameters(), threads);
  }

  private ImageDataSet images(WnnExperiment asked) {
    ImageDataSet images =
        asked.isSplitByFiles()
            ? ImageDataSet.standard(files)
            : ImageDataSet.of(
                files, ImageRange.parse(asked.train()), ImageRange.parse(asked.test()));
    ImageDataSet limited = limit == 0 ? images : images.limited(limit);
    return asked.threshold() == WnnExperiment.GREY ? limited : limited.binarised(asked.threshold());
  }
}
