package dev.weir.experiments.scoreboard;

import dev.weir.classifiers.minirocket.MiniRocketSettings;
import dev.weir.classifiers.model.Progress;
import dev.weir.classifiers.rocket.RocketSettings;
import dev.weir.classifiers.selectedrocket.SelectedRocketSettings;
import dev.weir.trainer.compare.PublishedMnist1d;
import dev.weir.trainer.data.SignalDataSet;
import dev.weir.trainer.training.RocketTrainers;
import dev.weir.trainer.training.SignalTrainer;
import dev.weir.trainer.training.SignalTraining;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The ROCKET family, over several seeds. */
record RocketRows(SignalDataSet data, boolean full, int threads) {

  /** The first of the consecutive seeds. */
  private static final long FIRST_SEED = 1;

  List<ScoreboardRow> rows() {
    SignalTrainer small =
        RocketTrainers.rocket(SelectedRocketSettings.ofThePost().withThreads(threads));
    List<ScoreboardRow> rows = new ArrayList<>();
    rows.add(
        row("400 kernels, the best 200 kept", small, full ? 30 : 5, 0.5)
            .withPublished(Map.of(FigureFormat.ACCURACY, PublishedMnist1d.ROCKET))
            .withNote(
                "published: one seed; its program over 36 others: mean 96.1, standard deviation"
                    + " 0.5, 95.0 to 96.8"));
    rows.add(
        row("as published, 2,000 kernels", published(2000), full ? 3 : 1, 8)
            .withNote("another program: 96.9 to 97.2"));
    if (full) {
      rows.add(row("as published, 10,000 kernels", published(10_000), 1, 20));
    }
    rows.add(
        row("MiniRocket, 9,996 features", miniRocket(), full ? 3 : 1, 15)
            .withNote("its authors' program: 92.2"));
    return rows;
  }

  private SignalTrainer published(int kernels) {
    return RocketTrainers.published(
        RocketSettings.defaults()
            .withPreprocessing(List.of("znorm")) // adds 1e-8, like the authors' program
            .withKernels(kernels)
            .withThreads(threads));
  }

  private SignalTrainer miniRocket() {
    return RocketTrainers.miniRocket(MiniRocketSettings.defaults().withThreads(threads));
  }

  private ScoreboardRow row(String title, SignalTrainer trainer, int seeds, double weight) {
    String whole = "%s, %d seed%s".formatted(title, seeds, seeds == 1 ? "" : "s");
    return ScoreboardRow.of(
        "ROCKET " + whole,
        "ROCKET and ridge",
        whole,
        weight * seeds,
        progress -> FigureFormat.overSeeds(accuracies(trainer, seeds, progress)));
  }

  private double[] accuracies(SignalTrainer trainer, int seeds, Progress progress) {
    double[] accuracies = new double[seeds];
    for (int s = 0; s < seeds; s++) {
      int seed = s;
      // Progress within a seed is not reported: it would restart for each.
      Progress inner = (stage, done, total) -> progress.update("seeds", seed, seeds);
      accuracies[s] = SignalTraining.run(data, trainer, FIRST_SEED + s, inner).report().accuracy();
    }
    return accuracies;
  }
}
