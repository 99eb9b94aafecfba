package dev.weir.experiments.scoreboard;

import dev.weir.classifiers.model.Progress;
import dev.weir.experiments.baselines.LogisticEvaluation;
import dev.weir.experiments.baselines.LogisticReport;
import dev.weir.experiments.baselines.LogisticSettings;
import dev.weir.trainer.compare.PublishedMnist1d;
import dev.weir.trainer.data.SignalDataSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Logistic regression on four representations of the signals. */
record LogisticRows(SignalDataSet data, int threads) {

  private static final String TRAINING = "training " + FigureFormat.ACCURACY;

  List<ScoreboardRow> rows() {
    ScoreboardRow raw =
        row(
            "raw values",
            List.of(),
            Map.of(FigureFormat.ACCURACY, PublishedMnist1d.LOGISTIC, TRAINING, 37.4));
    return List.of(
        raw.withNote("with scikit-learn 1.2: 32.7"),
        row("velocity", List.of("velocity"), Map.of(FigureFormat.ACCURACY, 19.9)),
        row("peak-aligned values", List.of("peak_align"), Map.of(FigureFormat.ACCURACY, 56.9)),
        row(
            "peak-aligned velocity",
            List.of("velocity", "peak_align"),
            Map.of(FigureFormat.ACCURACY, 71.6)));
  }

  private ScoreboardRow row(String title, List<String> steps, Map<String, Double> published) {
    LogisticSettings settings = new LogisticSettings(1, steps, threads);
    return ScoreboardRow.of(
            "logistic " + title,
            "Logistic regression, C = 1",
            title,
            1,
            progress -> figures(settings, progress))
        .withPublished(published);
  }

  private Map<String, Double> figures(LogisticSettings settings, Progress progress) {
    LogisticReport report = LogisticEvaluation.run(data, settings, progress);
    Map<String, Double> figures = new LinkedHashMap<>();
    figures.put(FigureFormat.ACCURACY, FigureFormat.percent(report.test().accuracy()));
    figures.put(TRAINING, FigureFormat.percent(report.training().accuracy()));
    return figures;
  }
}
