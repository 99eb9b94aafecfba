package dev.weir.trainer.training;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.classifiers.evaluation.Evaluation;
import dev.weir.schemas.json.Json;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The result of an evaluation.
 *
 * @param data the data set's name
 * @param evaluation the counts
 * @param testSeconds duration of scoring, including preprocessing
 * @param training information about the training; empty if a finished model was evaluated
 */
public record EvaluationReport(
    String data, Evaluation evaluation, double testSeconds, Optional<TrainingReport> training) {

  /** The share of correct predictions, 0 to 1. */
  public double accuracy() {
    return evaluation.accuracy();
  }

  /** Errors by true class, in the model's order of classes. */
  public Map<String, Long> errorsByClass() {
    Map<String, Long> errors = new LinkedHashMap<>();
    long[] counts = evaluation.errorsByClass();
    for (int i = 0; i < counts.length; i++) {
      errors.put(evaluation.classes().get(i), counts[i]);
    }
    return errors;
  }

  /** The figures published with a model: accuracy, tests, errors, lower, upper. */
  public SortedMap<String, Double> figures() {
    SortedMap<String, Double> figures = new TreeMap<>();
    figures.put("accuracy", accuracy());
    figures.put("tests", (double) evaluation.tests());
    figures.put("errors", (double) evaluation.errors());
    figures.put("lower", evaluation.interval().lower());
    figures.put("upper", evaluation.interval().upper());
    return figures;
  }

  /** The report as one JSON object; {@code errorsByClass} is in the order of {@code classes}. */
  public ObjectNode toJson() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("data", data);
    json.put("accuracy", accuracy());
    json.put("tests", evaluation.tests());
    json.put("errors", evaluation.errors());
    json.set("classes", Json.tree(evaluation.classes()));
    json.set("errorsByClass", Json.tree(evaluation.errorsByClass()));
    json.set("interval", Json.tree(evaluation.interval()));
    training.ifPresent(report -> json.setAll(Json.fields(report)));
    return json.put("testSeconds", testSeconds);
  }
}
