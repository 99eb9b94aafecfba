package dev.weir.trainer.provenance;

import dev.weir.classifiers.model.Model;
import dev.weir.classifiers.model.Progress;
import dev.weir.classifiers.wnn.WindowModel;
import dev.weir.classifiers.wnn.WnnModel;
import dev.weir.classifiers.wnn.definition.Extension;
import dev.weir.classifiers.wnn.definition.WindowSelection;
import dev.weir.classifiers.wnn.definition.WnnParameters;
import dev.weir.trainer.data.DataException;
import dev.weir.trainer.data.ImageDataSet;
import dev.weir.trainer.training.WindowChoice;
import dev.weir.trainer.training.WnnTraining;
import java.util.Map;
import java.util.Optional;

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
    return images((WnnModel) then, settings, data, threads, progress);
  }

  /** The same training images, parameters and preprocessing as a model's, from its data. */
  static WnnModel images(
      WindowModel then, TrainingSettings settings, Data data, int threads, Progress progress) {
    WnnParameters parameters =
        new WnnParameters(
            settings.integer("window"),
            settings.number("p"),
            settings.integer("k"),
            extension(settings));
    Optional<String> windows = settings.optional(WnnTraining.WINDOWS);
    if (windows.isEmpty()) {
      return WnnTraining.model(
          data.images(), Map.of(), parameters, then.inputShape(), then.preprocessing());
    }
    ImageDataSet images = data.images();
    requireSameValidation(settings, images);
    WindowSelection selection =
        WindowChoice.run(images, parameters, threads, progress)
            .selection(Integer.parseInt(windows.get()));
    return WnnTraining.model(
        images, Map.of(), parameters, selection, then.inputShape(), then.preprocessing());
  }

  private static void requireSameValidation(TrainingSettings settings, ImageDataSet images) {
    String then = settings.optional(WnnTraining.VALIDATION).orElse("");
    String now = WindowChoice.validation(images);
    if (!then.equals(now)) {
      throw new DataException(
          "the model's windows were chosen on images '%s', which cannot be had: these data have '%s'"
              .formatted(then, now));
    }
  }

  private static Extension extension(TrainingSettings settings) {
    return settings
        .optional(WnnTraining.EXTEND)
        .map(Extension::parse)
        .orElseGet(() -> Extension.ofShifts(settings.integer("shifts")));
  }
}
