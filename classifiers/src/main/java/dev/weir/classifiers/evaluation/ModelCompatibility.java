package dev.weir.classifiers.evaluation;

import dev.weir.classifiers.model.InputShape;
import dev.weir.classifiers.model.Model;
import dev.weir.classifiers.signal.LabelledSignals;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Checks that a model can be tested on given records: that it accepts them and knows their classes.
 */
public final class ModelCompatibility {
  private ModelCompatibility() {}

  /**
   * Checks signals.
   *
   * @param data their name, for the message
   * @return for each signal the index of its class in the model
   * @throws IllegalArgumentException if their shape is not the model's, or a class is unknown to it
   */
  public static int[] require(Model model, LabelledSignals signals, String data) {
    requireShape(model, new InputShape.Signal(signals.channels(), signals.length()), data);
    return requireClasses(model, signals.classes(), signals.labels(), data);
  }

  /**
   * Checks a shape.
   *
   * @param data the name of the records, for the message
   * @throws IllegalArgumentException if it is not the model's
   */
  public static void requireShape(Model model, InputShape shape, String data) {
    if (!shape.equals(model.inputShape())) {
      throw new IllegalArgumentException(
          "the model takes %s, a record of %s is %s"
              .formatted(model.inputShape().withArticle(), data, shape.withArticle()));
    }
  }

  /**
   * Checks classes, in any order; classes without records are ignored.
   *
   * @param classes class names
   * @param labels for each record the index of its class name
   * @param data the name of the records, for the message
   * @return for each record the index of its class in the model
   * @throws IllegalArgumentException if classes are unknown to the model; names all of them
   */
  public static int[] requireClasses(Model model, List<String> classes, int[] labels, String data) {
    List<String> unknown = unknown(model, classes, labels);
    if (!unknown.isEmpty()) {
      throw new IllegalArgumentException(
          "%s has records of classes unknown to the model: %s; its classes are %s"
              .formatted(data, unknown, model.classes()));
    }
    int[] known = classes.stream().mapToInt(model.classes()::indexOf).toArray();
    return Arrays.stream(labels).map(label -> known[label]).toArray();
  }

  /**
   * The classes of the records that are unknown to a model.
   *
   * @param classes class names
   * @param labels for each record the index of its class name
   */
  public static List<String> unknown(Model model, List<String> classes, int[] labels) {
    return IntStream.of(labels)
        .distinct()
        .sorted()
        .mapToObj(classes::get)
        .filter(name -> !model.classes().contains(name))
        .toList();
  }
}
