package dev.weir.report;

import dev.weir.data.SplitSignals;
import dev.weir.model.ImageModel;
import dev.weir.model.Model;
import dev.weir.model.ModelKind;
import dev.weir.model.ModelKinds;
import dev.weir.model.Progress;
import dev.weir.model.SignalModel;
import dev.weir.trainer.ModelImages;
import java.util.Optional;

/**
 * Creates reports on models of one kind. Models of signals need none: their report is on their
 * kernels.
 */
public interface Reporting extends ModelKind {

  /**
   * Evaluates a model and creates its report.
   *
   * @param name name of the model
   * @param progress receives the stages
   */
  Report report(Model model, String name, Data data, ReportLimits limits, Progress progress);

  /** Reads the evaluation data on demand; a kind of model reads signals or images. */
  interface Data {
    SplitSignals signals();

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
    Optional<Reporting> own = ModelKinds.find(Reporting.class, model);
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
