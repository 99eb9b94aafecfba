package dev.weir.cli.options;

import dev.weir.trainer.training.SignalTrainer;

/** The options of one kind of signal classifier. */
public interface TrainerOptions {
  /** The classifier's training, validated. */
  SignalTrainer trainer(TrainingOptions training);
}
