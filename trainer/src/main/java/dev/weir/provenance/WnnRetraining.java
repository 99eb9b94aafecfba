package dev.weir.provenance;

import dev.weir.model.Model;
import dev.weir.model.Progress;
import dev.weir.trainer.WnnTraining;
import dev.weir.wnn.WnnModel;
import dev.weir.wnn.WnnParameters;
import java.util.Map;

/** Recreates models of windowed nearest neighbour from their training images. */
public final class WnnRetraining implements Retraining {

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
            settings.integer("shifts"));
    return WnnTraining.model(
        data.images(), Map.of(), parameters, wnn.inputShape(), wnn.preprocessing());
  }
}
