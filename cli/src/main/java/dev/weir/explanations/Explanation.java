package dev.weir.explanations;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.explain.KernelView;
import dev.weir.explain.Rivals;
import dev.weir.explain.SignalExplanation;
import dev.weir.model.SignalModel;
import dev.weir.signal.LabelledSignals;
import dev.weir.wnn.WnnExplanation;
import dev.weir.wnn.WnnModel;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/**
 * An explanation.
 *
 * @param text for people
 * @param json for programs
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
   * Explains a model of images.
   *
   * @param name of the model
   */
  public static Explanation of(WnnModel model, String name) {
    var parameters = model.classifier().parameters();
    ObjectNode json = JsonNodeFactory.instance.objectNode().put("kind", model.kind());
    json.put("window", parameters.window()).put("p", parameters.power());
    json.put("k", parameters.neighbours()).put("shifts", parameters.shifts());
    ObjectNode images = json.putObject("trainingImages");
    StringBuilder classes = new StringBuilder();
    for (int c = 0; c < model.classes().size(); c++) {
      int size = model.classifier().training().size(c);
      images.put(model.classes().get(c), size);
      classes.append("%n  \"%s\"  %,d".formatted(model.classes().get(c), size));
    }
    String text =
        "model       %s: wnn, windows of %d x %d pixels, p = %s, k = %d, shifts by up to %d%n"
                .formatted(
                    name,
                    parameters.window(),
                    parameters.window(),
                    parameters.power(),
                    parameters.neighbours(),
                    parameters.shifts())
            + "It compares every window of an image with the same window of these training images;"
            + " --data or --record explains one image."
            + classes;
    return new Explanation(text, json);
  }

  /**
   * Explains the predicted class of a signal.
   *
   * @param choice selects the two classes to compare from the scores
   */
  public static Explanation of(
      SignalModel model, Subject<double[]> subject, Function<double[], Rivals> choice, int top) {
    KernelView view = KernelView.of(model);
    SignalExplanation explanation = SignalExplanation.of(view, subject.values(), choice);
    return new Explanation(
        new SignalText(view, explanation, top).render(subject),
        ExplanationJson.signal(view, explanation, subject));
  }

  /**
   * Explains the predicted class of an image.
   *
   * @param subject with pixels as the training images', after preprocessing
   * @param choice selects the two classes to compare from the scores
   */
  public static Explanation of(
      WnnModel model, Subject<byte[]> subject, Function<double[], Rivals> choice, int top) {
    WnnExplanation explanation = WnnExplanation.of(model.classifier(), subject.values());
    double[] scores = new double[explanation.classes()];
    Arrays.setAll(scores, c -> -(double) explanation.distance(c));
    Rivals rivals = choice.apply(scores);
    List<String> classes = model.classes();
    return new Explanation(
        new ImageText(explanation, rivals, classes, top).render(subject),
        ExplanationJson.image(explanation, rivals, classes, subject));
  }
}
