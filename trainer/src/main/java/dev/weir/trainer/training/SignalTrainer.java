package dev.weir.trainer.training;

import dev.weir.classifiers.model.Progress;
import dev.weir.classifiers.model.SignalModel;
import dev.weir.classifiers.signal.LabelledSignals;

/** Trains a signal classifier. */
@FunctionalInterface
public interface SignalTrainer {

  /**
   * Trains a model.
   *
   * @param progress receives the trainer's stages
   * @throws IllegalArgumentException if it cannot be trained on the signals
   */
  Trained train(LabelledSignals signals, long seed, Progress progress);

  /**
   * The result of a training.
   *
   * @param model the model
   * @param alpha the ridge penalty chosen by leave-one-out
   * @param ppvShare PPV's share of the model's importance, 0 to 1
   */
  record Trained(SignalModel model, double alpha, double ppvShare) {}
}
