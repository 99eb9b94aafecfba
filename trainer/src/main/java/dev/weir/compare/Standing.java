package dev.weir.compare;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.evaluation.WilsonInterval;
import dev.weir.trainer.IntervalJson;
import java.util.List;

/**
 * The number of records that a model gets right.
 *
 * @param name the model's name
 * @param correct records that it gets right
 * @param tests all records
 * @param unknown classes of records that the model does not know: such records are its errors
 */
public record Standing(String name, long correct, long tests, List<String> unknown) {

  public Standing {
    unknown = List.copyOf(unknown);
  }

  /** The share of correct predictions, 0 to 1. */
  public double accuracy() {
    return (double) correct / tests;
  }

  /** The 95% confidence interval of the accuracy. */
  public WilsonInterval interval() {
    return WilsonInterval.of(correct, tests);
  }

  void addTo(ObjectNode json) {
    json.put("model", name);
    json.put("tests", tests);
    json.put("correct", correct);
    json.put("accuracy", accuracy());
    IntervalJson.add(interval(), json);
    unknown.forEach(json.withArray("unknownClasses")::add);
  }
}
