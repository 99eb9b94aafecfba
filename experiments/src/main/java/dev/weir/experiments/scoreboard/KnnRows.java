package dev.weir.experiments.scoreboard;

import dev.weir.classifiers.dtw.DtwSettings;
import dev.weir.classifiers.dtw.PairCounts;
import dev.weir.classifiers.model.Progress;
import dev.weir.experiments.baselines.KnnEvaluation;
import dev.weir.experiments.baselines.KnnReport;
import dev.weir.experiments.baselines.KnnSettings;
import dev.weir.trainer.compare.PublishedMnist1d;
import dev.weir.trainer.data.SignalDataSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** k nearest neighbours: one search per row, with votes of 1 to 9 neighbours. */
record KnnRows(SignalDataSet data, int threads) {

  private static final List<Integer> NEIGHBOURS = List.of(1, 3, 5, 7, 9);

  List<ScoreboardRow> rows() {
    DtwSettings dtw = DtwSettings.DEFAULTS;
    return List.of(
        row("Euclidean", 0.2, Optional.empty())
            .withPublished(Map.of(name(7), PublishedMnist1d.EUCLIDEAN))
            .withNote("with NumPy: 57.4, 56.9, 56.6, 57.5, 54.7"),
        row("DTW", 1, Optional.of(dtw)).withPublished(Map.of(name(9), PublishedMnist1d.DTW)),
        row("DTW, psi = 2", 1, Optional.of(dtw.withPsi(2)))
            .withPublished(Map.of(name(9), PublishedMnist1d.DTW_PSI)));
  }

  /** The figure's name for this number of neighbours. */
  static String name(int neighbours) {
    return "k = %d, %%".formatted(neighbours);
  }

  private ScoreboardRow row(String title, double weight, Optional<DtwSettings> dtw) {
    KnnSettings settings = new KnnSettings(NEIGHBOURS, List.of("detrend", "znorm"), dtw, threads);
    return ScoreboardRow.of(
        "k-NN " + title,
        "k nearest neighbours, on detrended and z-normalised signals",
        title,
        weight,
        progress -> figures(settings, progress));
  }

  private Map<String, Double> figures(KnnSettings settings, Progress progress) {
    KnnReport report = KnnEvaluation.run(data, settings, progress);
    Map<String, Double> figures = new LinkedHashMap<>();
    for (int neighbours : NEIGHBOURS) {
      figures.put(name(neighbours), FigureFormat.percent(report.accuracy(neighbours)));
    }
    if (settings.dtw().isPresent()) {
      PairCounts pairs = report.pairs();
      figures.put("pairs dropped by LB_Kim, %", share(pairs.kim(), pairs));
      figures.put("pairs dropped by LB_Keogh, %", share(pairs.keogh(), pairs));
      figures.put("pairs given up early, %", share(pairs.abandoned(), pairs));
    }
    return figures;
  }

  private static double share(long part, PairCounts pairs) {
    return FigureFormat.percent((double) part / pairs.total());
  }
}
