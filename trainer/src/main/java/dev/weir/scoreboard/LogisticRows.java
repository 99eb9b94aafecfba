package dev.weir.scoreboard;

import dev.weir.compare.PublishedMnist1d;
import dev.weir.data.SplitSignals;
import dev.weir.model.Progress;
import dev.weir.trainer.LogisticReport;
import dev.weir.trainer.LogisticRun;
import dev.weir.trainer.LogisticSettings;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Logistic regression on four representations of the signals. */
record LogisticRows(SplitSignals data, int threads) {

  private static final String TRAINING = "training " + Figures.ACCURACY;

  List<Row> rows() {
    Row raw =
        row(
            "raw values",
            List.of(),
            Map.of(Figures.ACCURACY, PublishedMnist1d.LOGISTIC, TRAINING, 37.4));
    return List.of(
        raw.withNote("with scikit-learn 1.2: 32.7"),
        row("velocity", List.of("velocity"), Map.of(Figures.ACCURACY, 19.9)),
        row("peak-aligned values", List.of("peak_align"), Map.of(Figures.ACCURACY, 56.9)),
        row(
            "peak-aligned velocity",
            List.of("velocity", "peak_align"),
            Map.of(Figures.ACCURACY, 71.6)));
  }

  private Row row(String title, List<String> steps, Map<String, Double> published) {
    LogisticSettings settings = new LogisticSettings(1, steps, threads);
    return Row.of(
            "logistic " + title,
            "Logistic regression, C = 1",
            title,
            1,
            progress -> figures(settings, progress))
        .withPublished(published);
  }

  private Map<String, Double> figures(LogisticSettings settings, Progress progress) {
    LogisticReport report = LogisticRun.run(data, settings, progress);
    Map<String, Double> figures = new LinkedHashMap<>();
    figures.put(Figures.ACCURACY, Figures.percent(report.test().accuracy()));
    figures.put(TRAINING, Figures.percent(report.training().accuracy()));
    return figures;
  }
}
