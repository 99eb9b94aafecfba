package dev.weir.trainer.provenance;

import dev.weir.classifiers.model.Model;
import dev.weir.classifiers.model.ModelKind;
import dev.weir.classifiers.model.ModelKindLoader;
import dev.weir.classifiers.model.Progress;
import dev.weir.classifiers.model.Provenance;
import dev.weir.trainer.data.DataException;
import dev.weir.trainer.data.ImageDataSet;
import dev.weir.trainer.data.SignalDataSet;

/** Retrains models of one kind with the settings in their provenance. */
public interface ModelRetrainer extends ModelKind {

  /** The trainer of such models, as in their provenance. */
  String trainer();

  /**
   * Retrains a model.
   *
   * @param then the model
   * @param settings its training settings
   * @param data its training data
   * @param threads number of training threads; the model does not depend on it
   * @throws DataException if a setting is missing, or the data cannot be used
   */
  Model train(Model then, TrainingSettings settings, Data data, int threads, Progress progress);

  /** Reads a model's training data on demand; a kind of model reads signals or images. */
  interface Data {
    SignalDataSet signals();

    ImageDataSet images();
  }

  /**
   * Retrains a model of any kind.
   *
   * @param threads number of training threads; the model does not depend on it
   * @throws DataException if this version cannot retrain such models, the provenance lacks the
   *     training settings, or the data cannot be used
   */
  static Model again(Model then, Data data, int threads, Progress progress) {
    ModelRetrainer kind =
        ModelKindLoader.find(ModelRetrainer.class, then)
            .orElseThrow(
                () -> new DataException("models of kind " + then.kind() + " cannot be retrained"));
    String trainer = then.provenance().get(Provenance.TRAINER).orElse("nobody");
    if (!trainer.equals(kind.trainer())) {
      throw new DataException(
          "the model's provenance says that %s trained it, which this version cannot repeat"
              .formatted(trainer));
    }
    return kind.train(then, new TrainingSettings(then.provenance()), data, threads, progress);
  }
}
