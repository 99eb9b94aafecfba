package dev.weir.trainer;

import dev.weir.model.Progress;
import dev.weir.model.SignalModel;
import dev.weir.signal.LabelledSignals;

/** Trains a classifier of signals. */
@FunctionalInterface
public interface SignalTrainer {

  /**
   * Trains a model.
   *
   * @param progress told of the trainer's stages
   * @throws IllegalArgumentException if it cannot be trained on the signals
   */
  Trained train(LabelledSignals signals, long seed, Progress progress);

  /**
   * What came out.
   *
   * @param model the model
   * @param alpha the ridge penalty that leave-one-out chose
   * @param ppvShare the share of the model's importance on PPV features, 0 to 1
   */
  record Trained(SignalModel model, double alpha, double ppvShare) {}
}
