package dev.weir.reports.explanations;

import dev.weir.classifiers.evaluation.ModelCompatibility;
import dev.weir.classifiers.explain.ComparedClasses;
import dev.weir.classifiers.model.ImageModel;
import dev.weir.classifiers.model.Model;
import dev.weir.classifiers.model.ModelKind;
import dev.weir.classifiers.model.ModelKindLoader;
import dev.weir.classifiers.model.SignalModel;
import dev.weir.classifiers.signal.LabelledSignals;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Explains models of one kind and their predictions. Models of signals need none: they are
 * explained by their kernels.
 */
public interface ModelExplainer extends ModelKind {

  /**
   * Explains a model, or its prediction of a record.
   *
   * @param name of the model
   */
  Explanation explain(Model model, String name, ExplanationRequest question);

  /**
   * What to explain.
   *
   * @param rivals selects the two classes to compare from the scores
   * @param top number of kernels, windows or the like that are shown
   * @param signal the signal to explain; empty: the model
   * @param image the image to explain, preprocessed for the model; empty: the model
   * @param training signals to explain a model by
   */
  record ExplanationRequest(
      Function<double[], ComparedClasses> rivals,
      int top,
      Function<SignalModel, Optional<ExplainedRecord<double[]>>> signal,
      Function<ImageModel, Optional<ExplainedRecord<byte[]>>> image,
      Supplier<Optional<LabelledSignals>> training) {}

  /**
   * Explains a model of any kind, or its prediction of a record.
   *
   * @param name of the model
   * @throws IllegalArgumentException if such models cannot be explained
   */
  static Explanation of(Model model, String name, ExplanationRequest question) {
    Optional<ModelExplainer> own = ModelKindLoader.find(ModelExplainer.class, model);
    if (own.isPresent()) {
      return own.get().explain(model, name, question);
    }
    if (model instanceof SignalModel signals) {
      return ofSignals(signals, name, question);
    }
    throw new IllegalArgumentException(
        "models of kind %s cannot be explained yet".formatted(model.kind()));
  }

  private static Explanation ofSignals(
      SignalModel model, String name, ExplanationRequest question) {
    Optional<ExplainedRecord<double[]>> signal = question.signal().apply(model);
    if (signal.isPresent()) {
      return Explanation.of(model, signal.get(), question.rivals(), question.top());
    }
    Optional<LabelledSignals> training = question.training().get();
    training.ifPresent(signals -> ModelCompatibility.require(model, signals, "the data"));
    return Explanation.of(model, name, training.orElse(null), question.top());
  }
}
