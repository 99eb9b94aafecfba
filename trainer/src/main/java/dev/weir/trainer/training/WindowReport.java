package dev.weir.trainer.training;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.classifiers.evaluation.Evaluation;
import java.util.Map;

/**
 * The result of an evaluation of DWNN, alone or combined with WNN.
 *
 * @param figures the same figures as of WNN, without the deciding stages
 * @param decided number of tests by how they were decided, by name
 */
public record WindowReport(WnnReport figures, Map<String, Long> decided) {

  /** The counts. */
  public Evaluation evaluation() {
    return figures.evaluation();
  }

  /** The report as one JSON object, with the fields of {@link WnnReport#toJson}. */
  public ObjectNode toJson() {
    ObjectNode json = figures.toJson();
    ObjectNode shares = json.putObject("decidedBy");
    decided.forEach((how, count) -> shares.put(how, (double) count / evaluation().tests()));
    return json;
  }
}
