package dev.weir.experiments.scoreboard;

import dev.weir.classifiers.model.Progress;
import dev.weir.trainer.training.WnnReport;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * The errors of a run, and as details its mistakes, from which later rows go on in another process:
 * {@code predicted.17} is the class that the misclassified test 17 was taken for, both from 0.
 *
 * @param runs keeps the run
 * @param run the run
 */
record KeptRun(WnnRuns runs, WnnExperiment run) implements RowMeasurement {

  private static final String PREDICTED = "predicted.";

  @Override
  public Map<String, Double> measure(Progress progress) {
    WnnReport report = runs.report(run, progress);
    Map<String, Double> figures = new LinkedHashMap<>(WnnRows.errors(report.evaluation()));
    WnnRuns.mistakes(report)
        .forEach((test, label) -> figures.put(PREDICTED + test, (double) label));
    return figures;
  }

  @Override
  public void resume(Map<String, Double> figures) {
    Map<Integer, Integer> wrong = new TreeMap<>();
    figures.forEach(
        (name, value) -> {
          if (name.startsWith(PREDICTED)) {
            wrong.put(Integer.valueOf(name.substring(PREDICTED.length())), value.intValue());
          }
        });
    runs.resume(run, wrong);
  }
}
