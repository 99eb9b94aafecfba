package dev.weir.trainer.provenance;

import dev.weir.classifiers.dwnn.DwnnModel;
import dev.weir.classifiers.model.Model;
import dev.weir.classifiers.model.Progress;
import dev.weir.trainer.training.DwnnTraining;

/** Recreates models of DWNN from their training images. */
public final class DwnnRetrainer implements ModelRetrainer {

  @Override
  public String kind() {
    return DwnnModel.KIND;
  }

  @Override
  public String trainer() {
    return DwnnTraining.DWNN;
  }

  @Override
  public Model train(
      Model then, TrainingSettings settings, Data data, int threads, Progress progress) {
    return DwnnTraining.dwnn(
        WnnRetrainer.images((DwnnModel) then, settings, data, threads, progress));
  }
}
