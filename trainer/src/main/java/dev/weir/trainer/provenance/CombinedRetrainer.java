package dev.weir.trainer.provenance;

import dev.weir.classifiers.combined.CombinedModel;
import dev.weir.classifiers.model.Model;
import dev.weir.classifiers.model.Progress;
import dev.weir.trainer.training.DwnnTraining;

/** Recreates models of WNN and DWNN combined from their training images. */
public final class CombinedRetrainer implements ModelRetrainer {

  @Override
  public String kind() {
    return CombinedModel.KIND;
  }

  @Override
  public String trainer() {
    return DwnnTraining.COMBINED;
  }

  @Override
  public Model train(
      Model then, TrainingSettings settings, Data data, int threads, Progress progress) {
    return DwnnTraining.combined(
        WnnRetrainer.images((CombinedModel) then, settings, data, threads, progress));
  }
}
