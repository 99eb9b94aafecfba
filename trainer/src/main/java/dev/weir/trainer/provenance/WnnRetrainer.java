package dev.weir.trainer.provenance;

import dev.weir.classifiers.model.Model;
import dev.weir.classifiers.model.Progress;
import dev.weir.classifiers.wnn.Extension;
import dev.weir.classifiers.wnn.WnnModel;
import dev.weir.classifiers.wnn.WnnParameters;
import dev.weir.trainer.training.WnnTraining;
import java.util.Map;

/** Recreates models of windowed nearest neighbour from their training images. */
public final class WnnRetrainer implements ModelRetrainer {

  @Override
  public String kind() {
    return WnnModel.KIND;
  }

  @Override
  public String trainer() {
    return WnnTraining.TRAINER;
  }

  @Override
  public Model train(
      Model then, TrainingSettings settings, Data data, int threads, Progress progress) {
    WnnModel wnn = (WnnModel) then;
    WnnParameters parameters =
        new WnnParameters(
            settings.integer("window"),
            settings.number("p"),
            settings.integer("k"),
            extension(settings));
    return WnnTraining.model(
        data.images(), Map.of(), parameters, wnn.inputShape(), wnn.preprocessing());
  }

  private static Extension extension(TrainingSettings settings) {
    return settings
        .optional(WnnTraining.EXTEND)
        .map(Extension::parse)
        .orElseGet(() -> Extension.ofShifts(settings.integer("shifts")));
  }
}
