package dev.weir.experiments.baselines;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.classifiers.evaluation.Evaluation;
import dev.weir.schemas.json.Json;
import java.util.List;

/**
 * The result of an evaluation of logistic regression.
 *
 * @param data the data set's name
 * @param settings the settings
 * @param training counts on the training part
 * @param test counts on the test part
 * @param steps steps of Newton's method
 * @param seconds duration of the fit
 * @param warnings warnings about the expected quality
 */
public record LogisticReport(
    String data,
    LogisticSettings settings,
    Evaluation training,
    Evaluation test,
    int steps,
    double seconds,
    List<String> warnings) {

  public LogisticReport {
    warnings = List.copyOf(warnings);
  }

  /** The report as one JSON object. */
  public ObjectNode toJson() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("data", data);
    json.put("c", settings.c());
    settings.preprocessing().forEach(json.putArray("preprocessing")::add);
    json.put("accuracy", test.accuracy());
    json.put("tests", test.tests());
    json.put("errors", test.errors());
    json.set("interval", Json.tree(test.interval()));
    json.put("trainAccuracy", training.accuracy());
    json.put("steps", steps);
    warnings.forEach(json.putArray("warnings")::add);
    return json.put("trainSeconds", seconds);
  }
}
