package dev.weir.experiments.scoreboard;

import dev.weir.classifiers.model.Progress;
import dev.weir.classifiers.selectedrocket.SelectedRocketSettings;
import dev.weir.experiments.baselines.LassoEvaluation;
import dev.weir.experiments.baselines.LassoReport;
import dev.weir.experiments.baselines.LassoReport.Point;
import dev.weir.trainer.data.SignalDataSet;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/**
 * The post's open question, lasso or ridge: both on the features of the same 400 kernels, over
 * several seeds, which all rows share.
 */
final class LassoRows {

  private static final double[] ALPHAS = {0.03, 0.01, 0.003, 0.001};
  private static final long FIRST_SEED = 1;

  private final SignalDataSet data;
  private final int seeds;
  private final SelectedRocketSettings settings;
  private final Map<Long, LassoReport> reports = new HashMap<>();

  LassoRows(SignalDataSet data, int seeds, int threads) {
    this.data = data;
    this.seeds = seeds;
    this.settings = SelectedRocketSettings.ofThePost().withThreads(threads);
  }

  List<ScoreboardRow> rows() {
    List<ScoreboardRow> rows = new ArrayList<>();
    // The first row does the work for all.
    rows.add(row("ridge", 2.0 * seeds, progress -> overSeeds(progress, LassoReport::ridge)));
    for (int a = 0; a < ALPHAS.length; a++) {
      int at = a;
      String title = "lasso, alpha = " + FigureFormat.text(ALPHAS[a]);
      rows.add(row(title, 0.1, progress -> points(progress, report -> report.path().get(at))));
    }
    rows.add(
        row("lasso, alpha chosen", 0.1, progress -> points(progress, LassoReport::chosen))
            .withNote("chosen on a fifth of the training signals, held out"));
    return rows;
  }

  private ScoreboardRow row(String title, double weight, RowMeasurement measurement) {
    return ScoreboardRow.of(
        "%s, %d seeds".formatted(title, seeds),
        "Lasso instead of ridge, on all features of 400 kernels, %d seeds".formatted(seeds),
        title,
        weight,
        measurement);
  }

  private Map<String, Double> points(Progress progress, Function<LassoReport, Point> point) {
    Map<String, Double> figures = overSeeds(progress, report -> point.apply(report).accuracy());
    figures.put("features of 800", mean(report -> point.apply(report).features()));
    figures.put("kernels of 400", mean(report -> point.apply(report).kernels()));
    return figures;
  }

  private Map<String, Double> overSeeds(Progress progress, ToDoubleFunction<LassoReport> accuracy) {
    double[] accuracies = new double[seeds];
    for (int s = 0; s < seeds; s++) {
      accuracies[s] = accuracy.applyAsDouble(report(s, progress));
    }
    return FigureFormat.overSeeds(accuracies);
  }

  private double mean(ToDoubleFunction<LassoReport> value) {
    return reports.values().stream().mapToDouble(value).average().orElseThrow();
  }

  private LassoReport report(int index, Progress progress) {
    long seed = FIRST_SEED + index;
    progress.update("seeds", index, seeds);
    if (!reports.containsKey(seed)) {
      Progress inner = (stage, done, total) -> progress.update("seeds", index, seeds);
      reports.put(seed, LassoEvaluation.run(data, settings.withSeed(seed), ALPHAS, inner));
    }
    return reports.get(seed);
  }
}
