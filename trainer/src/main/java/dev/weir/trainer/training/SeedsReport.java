package dev.weir.trainer.training;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.schemas.json.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;

/**
 * Results of the same training with several seeds. Accuracies of 0.96, 0.97 and 0.95 have mean
 * 0.96, sample standard deviation 0.01 and minimum 0.95.
 *
 * @param runs at least one, each with its training, all on the same data
 */
public record SeedsReport(List<EvaluationReport> runs) {

  public SeedsReport {
    runs = List.copyOf(runs);
    if (runs.isEmpty()) {
      throw new IllegalArgumentException("a report over seeds needs at least 1 run");
    }
  }

  public double mean() {
    return accuracies().average().orElseThrow();
  }

  /** The sample standard deviation of the accuracies; 0 for a single run. */
  public double standardDeviation() {
    double mean = mean();
    double squares = accuracies().map(a -> (a - mean) * (a - mean)).sum();
    return runs.size() == 1 ? 0 : Math.sqrt(squares / (runs.size() - 1));
  }

  public double least() {
    return accuracies().min().orElseThrow();
  }

  public double greatest() {
    return accuracies().max().orElseThrow();
  }

  /**
   * The report as one JSON object. Counts and times are sums over the runs; accuracy, alpha and
   * ppvShare are means; the runs themselves are in {@code runs}.
   */
  public ObjectNode toJson() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("data", runs.getFirst().data());
    json.put("seeds", runs.size());
    json.put("accuracy", mean());
    json.put("standardDeviation", standardDeviation());
    json.put("least", least());
    json.put("greatest", greatest());
    json.put("tests", runs.stream().mapToLong(run -> run.evaluation().tests()).sum());
    json.put("errors", runs.stream().mapToLong(run -> run.evaluation().errors()).sum());
    json.set("classes", Json.tree(errorsByClass().keySet()));
    json.set("errorsByClass", Json.tree(errorsByClass().values()));
    json.put("alpha", trainings(TrainingReport::alpha).average().orElse(Double.NaN));
    json.put("ppvShare", trainings(TrainingReport::ppvShare).average().orElse(Double.NaN));
    json.put("trainSeconds", trainings(TrainingReport::trainSeconds).sum());
    json.put("testSeconds", runs.stream().mapToDouble(EvaluationReport::testSeconds).sum());
    runs.forEach(run -> json.withArray("runs").add(run.toJson()));
    return json;
  }

  /** Errors of all runs by true class. */
  public Map<String, Long> errorsByClass() {
    Map<String, Long> errors = new LinkedHashMap<>();
    runs.forEach(run -> run.errorsByClass().forEach((name, n) -> errors.merge(name, n, Long::sum)));
    return errors;
  }

  private DoubleStream accuracies() {
    return runs.stream().mapToDouble(EvaluationReport::accuracy);
  }

  private DoubleStream trainings(ToDoubleFunction<TrainingReport> figure) {
    return runs.stream().flatMap(run -> run.training().stream()).mapToDouble(figure);
  }
}
