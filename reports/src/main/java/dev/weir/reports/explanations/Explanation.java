package dev.weir.reports.explanations;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.classifiers.explain.ComparedClasses;
import dev.weir.classifiers.explain.KernelView;
import dev.weir.classifiers.explain.SignalExplanation;
import dev.weir.classifiers.model.SignalModel;
import dev.weir.classifiers.signal.LabelledSignals;
import java.util.function.Function;

/**
 * An explanation.
 *
 * @param text the explanation as text
 * @param json the explanation as JSON, in full
 */
public record Explanation(String text, ObjectNode json) {

  /**
   * Explains a model of signals.
   *
   * @param name of the model
   * @param signals on which to show where kernels fire; null: none
   * @param top number of kernels shown
   * @throws IllegalArgumentException if the model has no kernels
   */
  public static Explanation of(SignalModel model, String name, LabelledSignals signals, int top) {
    KernelView view = KernelView.of(model);
    KernelsText text = new KernelsText(view, top);
    return new Explanation(
        text.render(name, signals), ExplanationJson.kernels(view, text.ranked(), top, signals));
  }

  /**
   * Explains the predicted class of a signal.
   *
   * @param choice selects the two classes to compare from the scores
   */
  public static Explanation of(
      SignalModel model,
      ExplainedRecord<double[]> subject,
      Function<double[], ComparedClasses> choice,
      int top) {
    KernelView view = KernelView.of(model);
    SignalExplanation explanation = SignalExplanation.of(view, subject.values(), choice);
    return new Explanation(
        new SignalText(view, explanation, top).render(subject),
        ExplanationJson.signal(view, explanation, subject));
  }
}
