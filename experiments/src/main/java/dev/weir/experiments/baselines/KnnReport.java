package dev.weir.experiments.baselines;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.classifiers.dtw.DtwSettings;
import dev.weir.classifiers.dtw.PairCounts;
import dev.weir.classifiers.evaluation.Evaluation;
import dev.weir.schemas.json.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The result of an evaluation of k nearest neighbours.
 *
 * @param data the data set's name
 * @param settings the settings
 * @param evaluations the counts for each k, in the order of the settings
 * @param pairs outcomes of the pairs of test and training signals; DTW only
 * @param seconds from the first test to the last
 * @param warnings warnings about the expected quality
 */
public record KnnReport(
    String data,
    KnnSettings settings,
    Map<Integer, Evaluation> evaluations,
    PairCounts pairs,
    double seconds,
    List<String> warnings) {

  public KnnReport {
    evaluations = new LinkedHashMap<>(evaluations);
    warnings = List.copyOf(warnings);
  }

  /** The share of correct predictions with k neighbours, 0 to 1. */
  public double accuracy(int k) {
    return evaluations.get(k).accuracy();
  }

  /** The report as one JSON object. */
  public ObjectNode toJson() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("data", data);
    json.put("distance", settings.dtw().isPresent() ? "dtw" : "euclidean");
    json.set("preprocessing", Json.tree(settings.preprocessing()));
    settings.dtw().ifPresent(dtw -> add(dtw, json));
    json.put("tests", evaluations.values().iterator().next().tests());
    var results = json.putArray("results");
    evaluations.forEach((k, evaluation) -> add(k, evaluation, results.addObject()));
    json.put("seconds", seconds);
    warnings.forEach(json.putArray("warnings")::add);
    return json.put("threads", settings.threads());
  }

  private void add(DtwSettings dtw, ObjectNode json) {
    Json.fields(dtw.psi()).forEach(json.putArray("psi")::add);
    dtw.window().ifPresent(window -> json.put("window", window));
    json.putObject("pairs").put("total", pairs.total()).setAll(Json.fields(pairs));
  }

  private static void add(int k, Evaluation evaluation, ObjectNode json) {
    json.put("k", k);
    json.put("accuracy", evaluation.accuracy());
    json.put("errors", evaluation.errors());
    json.set("interval", Json.tree(evaluation.interval()));
  }
}
