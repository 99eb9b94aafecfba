package dev.weir.trainer.training;

import dev.weir.classifiers.evaluation.Evaluation;
import dev.weir.classifiers.model.Progress;
import dev.weir.classifiers.model.Provenance;
import dev.weir.classifiers.model.SignalModel;
import dev.weir.classifiers.signal.LabelledSignals;
import dev.weir.trainer.data.DataSummary;
import dev.weir.trainer.data.SignalDataSet;
import dev.weir.trainer.training.SignalTrainer.Trained;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Trains and evaluates signal classifiers. */
public final class SignalTraining {
  private SignalTraining() {}

  /**
   * Trains with one seed and evaluates on the test part.
   *
   * @param progress receives the trainer's stages
   * @throws IllegalArgumentException if the classifier cannot be trained on the data
   */
  public static SignalTrainingResult run(
      SignalDataSet data, SignalTrainer trainer, long seed, Progress progress) {
    long start = System.nanoTime();
    KeptWarnings warnings = new KeptWarnings(progress);
    Trained trained = trainer.train(data.train(), seed, warnings);
    double trainSeconds = secondsSince(start);
    SignalModel model = trained.model();
    EvaluationReport evaluated = evaluate(model, data.test(), data.name());
    TestUnit.warning(model, data.train(), data.test()).ifPresent(progress::warn);
    TrainingReport found =
        new TrainingReport(seed, trained.alpha(), trained.ppvShare(), trainSeconds, warnings.all());
    return new SignalTrainingResult(
        model.withProvenance(model.provenance().with(entries(data, warnings.all()))),
        new EvaluationReport(
            data.name(), evaluated.evaluation(), evaluated.testSeconds(), Optional.of(found)));
  }

  /** Provenance entries about training data and warnings. */
  private static Map<String, String> entries(SignalDataSet data, List<String> warnings) {
    SortedMap<String, String> entries = new TreeMap<>(DataSummary.of(data).entries());
    data.origin()
        .forEach(
            (name, value) ->
                entries.put(
                    name.startsWith(Provenance.DATA) ? name : Provenance.DATA + name, value));
    entries.putIfAbsent(Provenance.DATA_NAME, data.name());
    for (int i = 0; i < warnings.size(); i++) {
      entries.put(Provenance.WARNING + (i + 1), warnings.get(i));
    }
    return entries;
  }

  /**
   * Trains and evaluates once per seed, one after the other.
   *
   * @param first the first seed
   * @param seeds number of seeds, at least 1
   * @param progress receives the trainer's stages, and the completed {@code seeds}
   */
  public static SeedsReport runs(
      SignalDataSet data, SignalTrainer trainer, long first, int seeds, Progress progress) {
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
