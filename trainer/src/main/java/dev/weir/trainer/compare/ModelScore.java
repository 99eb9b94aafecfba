package dev.weir.trainer.compare;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import dev.weir.classifiers.evaluation.WilsonInterval;
import java.util.List;

/**
 * The number of records that a model gets right.
 *
 * @param name the model's name
 * @param correct records that it gets right
 * @param tests all records
 * @param unknown classes of records that the model lacks: such records count as its errors
 */
@JsonPropertyOrder({"model", "tests", "correct", "accuracy", "interval", "unknownClasses"})
public record ModelScore(
    @JsonProperty("model") String name,
    long correct,
    long tests,
    @JsonProperty("unknownClasses") List<String> unknown) {

  public ModelScore {
    unknown = List.copyOf(unknown);
  }

  /** The share of correct predictions, 0 to 1. */
  @JsonProperty
  public double accuracy() {
    return (double) correct / tests;
  }

  /** The 95% confidence interval of the accuracy. */
  @JsonProperty
  public WilsonInterval interval() {
    return WilsonInterval.of(correct, tests);
  }
}
