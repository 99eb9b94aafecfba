package dev.weir.trainer;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * What a training found out besides the model.
 *
 * @param seed of the trainer
 * @param alpha the ridge penalty that leave-one-out chose
 * @param ppvShare the share of the model's importance on PPV features, 0 to 1
 * @param trainSeconds how long it took
 * @param warnings what a user should know before he trusts the model
 */
public record TrainingReport(
    long seed, double alpha, double ppvShare, double trainSeconds, List<String> warnings) {

  /** Of a training that warned of nothing. */
  public TrainingReport(long seed, double alpha, double ppvShare, double trainSeconds) {
    this(seed, alpha, ppvShare, trainSeconds, List.of());
  }

  public TrainingReport {
    warnings = List.copyOf(warnings);
  }

  void addTo(ObjectNode json) {
    json.put("seed", seed);
    json.put("alpha", alpha);
    json.put("ppvShare", ppvShare);
    json.put("trainSeconds", trainSeconds);
    warnings.forEach(json.putArray("warnings")::add);
  }
}
