package dev.weir.trainer;

import dev.weir.data.SplitSignals;
import dev.weir.evaluation.Evaluation;
import dev.weir.model.Progress;
import dev.weir.model.SignalModel;
import dev.weir.rocket.Rocket;
import dev.weir.rocket.RocketSettings;
import dev.weir.rocket.RocketTraining;
import dev.weir.signal.LabelledSignals;
import java.util.Optional;

/** Trains and evaluates ROCKET. */
public final class RocketRuns {
  private RocketRuns() {}

  /**
   * Trains with one seed and evaluates on the test part.
   *
   * @param progress receives the trainer's stages
   * @throws IllegalArgumentException if ROCKET cannot be trained on the data
   */
  public static RocketRun run(SplitSignals data, RocketSettings settings, Progress progress) {
    long start = System.nanoTime();
    KeptWarnings warnings = new KeptWarnings(progress);
    RocketTraining training = Rocket.train(data.train(), settings, warnings);
    double trainSeconds = secondsSince(start);
    EvaluationReport evaluated = evaluate(training.model(), data.test(), data.name());
    TestUnit.warning(training.model(), data.train(), data.test()).ifPresent(progress::warn);
    TrainingReport found =
        new TrainingReport(
            settings.seed(), training.alpha(), training.ppvShare(), trainSeconds, warnings.all());
    return new RocketRun(
        training.withModel(
            training
                .model()
                .withProvenance(
                    Provenances.stamped(training.model().provenance(), data, warnings.all()))),
        new EvaluationReport(
            data.name(), evaluated.evaluation(), evaluated.testSeconds(), Optional.of(found)));
  }

  /**
   * Trains and evaluates once per seed: that of the settings and the following ones.
   *
   * @param seeds number of seeds, at least 1
   * @param progress receives the trainer's stages, and the completed {@code seeds}
   */
  public static SeedsReport runs(
      SplitSignals data, RocketSettings settings, int seeds, Progress progress) {
    return SignalRuns.runs(data, SignalTrainers.rocket(settings), settings.seed(), seeds, progress);
  }

  /**
   * Evaluates a finished model.
   *
   * @param name the data set's name, for the report
   * @throws IllegalArgumentException if the signals do not match the model
   */
  public static EvaluationReport evaluate(SignalModel model, LabelledSignals tests, String name) {
    long start = System.nanoTime();
    Evaluation evaluation = Evaluation.of(model, tests);
    return new EvaluationReport(name, evaluation, secondsSince(start), Optional.empty());
  }

  private static double secondsSince(long start) {
    return (System.nanoTime() - start) / 1e9;
  }
}
