package dev.weir.trainer;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * What a training found out besides the model.
 *
 * @param seed of the trainer
 * @param alpha the ridge penalty that leave-one-out chose
 * @param ppvShare the share of the model's importance on PPV features, 0 to 1
 * @param trainSeconds how long it took
 */
public record TrainingReport(long seed, double alpha, double ppvShare, double trainSeconds) {

  void addTo(ObjectNode json) {
    json.put("seed", seed);
    json.put("alpha", alpha);
    json.put("ppvShare", ppvShare);
    json.put("trainSeconds", trainSeconds);
  }
}
