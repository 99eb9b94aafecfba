package dev.weir.experiments.scoreboard;

import dev.weir.classifiers.model.WeirVersion;
import dev.weir.trainer.data.SignalDataSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The scoreboard of the post "MNIST-1D: From logistic regression to ROCKET" (2026), with its data
 * and settings; an answer to its open question, lasso or ridge; and MiniRocket and published ROCKET
 * for comparison. Accuracies are in percent of the test signals.
 */
public final class Mnist1dBoard {

  private Mnist1dBoard() {}

  /**
   * Creates the board.
   *
   * @param name name of its files
   * @param data MNIST-1D, or other signals of one channel
   * @param full whether to use more seeds, and ROCKET with all of the paper's kernels
   * @param threads number of threads, which does not affect the figures
   */
  public static Scoreboard of(String name, SignalDataSet data, boolean full, int threads) {
    List<ScoreboardRow> rows = new ArrayList<>();
    rows.addAll(new LogisticRows(data, threads).rows());
    rows.addAll(new KnnRows(data, threads).rows());
    rows.addAll(new RocketRows(data, full, threads).rows());
    rows.addAll(new LassoRows(data, full ? 10 : 3, threads).rows());
    return new Scoreboard(name, settings(data, full), rows);
  }

  private static Map<String, String> settings(SignalDataSet data, boolean full) {
    return Map.of(
        "weir.version", WeirVersion.get(),
        "build", BuildDigest.get(),
        "extent", full ? "full" : "quick",
        "train.digest", data.train().digest(),
        "test.digest", data.test().digest());
  }
}
