package dev.weir.provenance;

import dev.weir.model.Model;
import dev.weir.model.Progress;
import dev.weir.trainer.SignalTrainer;

/** Retrains classifiers of signals. */
interface SignalRetraining extends Retraining {

  /** The trainer with these settings, except for the seed. */
  SignalTrainer trainer(TrainingSettings settings, int threads);

  @Override
  default Model train(
      Model then, TrainingSettings settings, Data data, int threads, Progress progress) {
    SignalTrainer trainer = trainer(settings, threads);
    return trainer.train(data.signals().train(), settings.seed(), progress).model();
  }
}
