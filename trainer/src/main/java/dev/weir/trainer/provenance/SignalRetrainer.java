package dev.weir.trainer.provenance;

import dev.weir.classifiers.model.Model;
import dev.weir.classifiers.model.Progress;
import dev.weir.trainer.training.SignalTrainer;

/** Retrains classifiers of signals. */
interface SignalRetrainer extends ModelRetrainer {

  /** The trainer with these settings, except for the seed. */
  SignalTrainer trainer(TrainingSettings settings, int threads);

  @Override
  default Model train(
      Model then, TrainingSettings settings, Data data, int threads, Progress progress) {
    SignalTrainer trainer = trainer(settings, threads);
    return trainer.train(data.signals().train(), settings.seed(), progress).model();
  }
}
