package dev.weir.reports;

import dev.weir.classifiers.model.ImageModel;
import dev.weir.classifiers.model.Model;
import dev.weir.classifiers.model.ModelKind;
import dev.weir.classifiers.model.ModelKindLoader;
import dev.weir.classifiers.model.Progress;
import dev.weir.classifiers.model.SignalModel;
import dev.weir.trainer.data.SignalDataSet;
import dev.weir.trainer.training.ModelImages;
import java.util.Optional;

/**
 * Creates reports on models of one kind. Models of signals need none: their report is on their
 * kernels.
 */
public interface ModelReporter extends ModelKind {

  /**
   * Evaluates a model and creates its report.
   *
   * @param name name of the model
   * @param progress receives the stages
   */
  Report report(Model model, String name, Data data, ReportLimits limits, Progress progress);

  /** Reads the evaluation data on demand; a kind of model reads signals or images. */
  interface Data {
    SignalDataSet signals();

    /** Reads images, preprocessed for a model. */
    ModelImages images(ImageModel model);
  }

  /**
   * Evaluates a model of any kind and creates its report.
   *
   * @param name name of the model
   * @param progress receives the stages
   * @throws IllegalArgumentException if there is no report on such models, or the data do not match
   *     the model's input
   */
  static Report of(Model model, String name, Data data, ReportLimits limits, Progress progress) {
    Optional<ModelReporter> own = ModelKindLoader.find(ModelReporter.class, model);
    if (own.isPresent()) {
      return own.get().report(model, name, data, limits, progress);
    }
    if (model instanceof SignalModel signals) {
      return SignalReport.of(signals, name, data.signals(), limits, progress);
    }
    throw new IllegalArgumentException(
        "there is no report on models of kind %s yet".formatted(model.kind()));
  }
}
