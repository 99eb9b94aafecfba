package dev.weir.scoreboard;

import dev.weir.data.ImageFiles;
import dev.weir.model.Progress;
import dev.weir.trainer.WnnReport;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What was published of WNN on MNIST: E. Setterqvist, N. Kruglyak, R. Forchheimer, "An Improved
 * Nearest Neighbour Classifier".
 */
public final class MnistBoard {

  private static final int SAMPLE = 500;
  private static final String ERRORS = "errors";

  private final ImageFiles files;
  private final boolean full;
  private final WnnRuns runs;
  private final List<Row> rows = new ArrayList<>();

  private MnistBoard(ImageFiles files, boolean full, int threads) {
    this.files = files;
    this.full = full;
    this.runs = new WnnRuns(files, full ? 0 : SAMPLE, threads);
  }

  /**
   * The board.
   *
   * @param name of its files
   * @param files MNIST
   * @param full all tests of every row; else of most rows the first {@value #SAMPLE} of a shuffle
   * @param threads that share the tests
   */
  public static Board of(String name, ImageFiles files, boolean full, int threads) {
    MnistBoard board = new MnistBoard(files, full, threads);
    board.windowSizes();
    return Board.of(name, board.settings(), board.rows);
  }

  private Map<String, String> settings() {
    Map<String, String> settings = new TreeMap<>();
    settings.put("tests", full ? "all" : "first " + SAMPLE);
    settings.put("train.digest", files.train().digest());
    settings.put("test.digest", files.test().digest());
    return settings;
  }

  private void windowSizes() {
    for (int window : PublishedWnn.WINDOWS) {
      add("MNIST Balanced, p = 2", WnnCase.balanced(window), PublishedWnn.balanced(window));
    }
  }

  private void add(String section, WnnCase asked, Map<String, Double> published) {
    Row row = Row.of(asked.id(), section, asked.name(), 1, progress -> errors(asked, progress));
    row = row.withPublished(published);
    rows.add(full ? row : row.withSample("first %d tests".formatted(SAMPLE)));
  }

  private Map<String, Double> errors(WnnCase asked, Progress progress) {
    WnnReport report = runs.report(asked, progress);
    Map<String, Double> figures = new LinkedHashMap<>();
    figures.put(ERRORS, (double) report.evaluation().errors());
    long[] byClass = report.evaluation().errorsByClass();
    for (int c = 0; c < byClass.length; c++) {
      figures.put(ERRORS + "." + c, (double) byClass[c]);
    }
    return figures;
  }
}
