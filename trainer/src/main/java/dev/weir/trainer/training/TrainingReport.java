package dev.weir.trainer.training;

import java.util.List;

/**
 * Figures of a training.
 *
 * @param seed seed of the trainer
 * @param alpha the ridge penalty chosen by leave-one-out
 * @param ppvShare PPV's share of the model's importance, 0 to 1
 * @param trainSeconds its duration
 * @param warnings warnings about the expected quality
 */
public record TrainingReport(
    long seed, double alpha, double ppvShare, double trainSeconds, List<String> warnings) {

  public TrainingReport {
    warnings = List.copyOf(warnings);
  }
}
