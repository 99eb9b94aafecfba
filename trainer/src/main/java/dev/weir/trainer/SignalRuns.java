package dev.weir.trainer;

import dev.weir.data.SplitSignals;
import dev.weir.model.Progress;
import dev.weir.trainer.SignalTrainer.Trained;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Trains and evaluates signal classifiers. */
public final class SignalRuns {
  private SignalRuns() {}

  /**
   * Trains with one seed and evaluates on the test part.
   *
   * @param progress receives the trainer's stages
   * @throws IllegalArgumentException if the classifier cannot be trained on the data
   */
  public static SignalRun run(
      SplitSignals data, SignalTrainer trainer, long seed, Progress progress) {
    long start = System.nanoTime();
    KeptWarnings warnings = new KeptWarnings(progress);
    Trained trained = trainer.train(data.train(), seed, warnings);
    double trainSeconds = (System.nanoTime() - start) / 1e9;
    EvaluationReport evaluated = RocketRuns.evaluate(trained.model(), data.test(), data.name());
    TestUnit.warning(trained.model(), data.train(), data.test()).ifPresent(progress::warn);
    TrainingReport found =
        new TrainingReport(seed, trained.alpha(), trained.ppvShare(), trainSeconds, warnings.all());
    return new SignalRun(
        trained
            .model()
            .withProvenance(
                Provenances.stamped(trained.model().provenance(), data, warnings.all())),
        new EvaluationReport(
            data.name(), evaluated.evaluation(), evaluated.testSeconds(), Optional.of(found)));
  }

  /**
   * Trains and evaluates once per seed, one after the other.
   *
   * @param first the first seed
   * @param seeds number of seeds, at least 1
   * @param progress receives the trainer's stages, and the completed {@code seeds}
   */
  public static SeedsReport runs(
      SplitSignals data, SignalTrainer trainer, long first, int seeds, Progress progress) {
    if (seeds < 1) {
      throw new IllegalArgumentException("at least 1 seed is needed, not " + seeds);
    }
    List<EvaluationReport> reports = new ArrayList<>();
    for (int i = 0; i < seeds; i++) {
      progress.update("seeds", i, seeds);
      reports.add(run(data, trainer, first + i, progress).report());
    }
    progress.update("seeds", seeds, seeds);
    return new SeedsReport(reports);
  }
}
