package dev.weir.reports.explanations;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.classifiers.explain.ComparedClasses;
import dev.weir.classifiers.model.Model;
import dev.weir.classifiers.wnn.WindowModel;
import dev.weir.classifiers.wnn.WnnExplanation;
import dev.weir.classifiers.wnn.WnnModel;
import dev.weir.classifiers.wnn.definition.WindowSelection;
import dev.weir.schemas.json.Json;
import java.util.Arrays;
import java.util.List;

/** Explains models of windowed nearest neighbour and their predictions. */
public final class WnnExplainer implements ModelExplainer {

  @Override
  public String kind() {
    return WnnModel.KIND;
  }

  @Override
  public Explanation explain(Model model, String name, ExplanationRequest question) {
    return of((WnnModel) model, name, question);
  }

  /** Explains a model, or its prediction of a record. */
  static Explanation of(WindowModel model, String name, ExplanationRequest question) {
    return question
        .image()
        .apply(model)
        .map(image -> ofImage(model, image, question))
        .orElseGet(() -> ofModel(model, name));
  }

  static Explanation ofModel(WindowModel model, String name) {
    var parameters = model.images().classifier().parameters();
    ObjectNode json = JsonNodeFactory.instance.objectNode().put("kind", model.kind());
    json.put("window", parameters.window()).put("p", parameters.power());
    json.put("k", parameters.neighbours()).put("shifts", parameters.shifts());
    String changes = "";
    if (!parameters.extension().hasOnlyShifts()) {
      json.put("extend", parameters.extension().text());
      changes = ", extended: " + parameters.extension().text();
    }
    WindowSelection selection = model.images().classifier().selection();
    if (!selection.isAll()) {
      json.set("windows", windows(selection));
    }
    ObjectNode images = json.putObject("trainingImages");
    StringBuilder classes = new StringBuilder();
    for (int c = 0; c < model.classes().size(); c++) {
      int size = model.images().classifier().training().size(c);
      images.put(model.classes().get(c), size);
      classes.append("%n  \"%s\"  %,d".formatted(model.classes().get(c), size));
    }
    String text =
        "model       %s: %s, windows of %d x %d pixels, p = %s, k = %d, shifts by up to %d%s%n"
                .formatted(
                    name,
                    model.kind(),
                    parameters.window(),
                    parameters.window(),
                    parameters.power(),
                    parameters.neighbours(),
                    parameters.shifts(),
                    changes)
            + "It compares every window of an image with the same window of these training images;"
            + " --data or --record explains one image."
            + (selection.isAll() ? "" : System.lineSeparator() + selection.description())
            + classes;
    return new Explanation(text, json);
  }

  private static ObjectNode windows(WindowSelection selection) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("count", selection.size()).put("all", selection.all());
    json.set("kept", Json.tree(selection.windows()));
    selection
        .elimination()
        .ifPresent(
            how -> {
              json.put("validationImages", how.images());
              json.set("leftOut", Json.tree(how.order()));
              json.set("validationErrors", Json.tree(how.errors()));
            });
    return json;
  }

  static Explanation ofImage(
      WindowModel model, ExplainedRecord<byte[]> subject, ExplanationRequest question) {
    WnnExplanation explanation = model.explain(subject.values());
    double[] scores = new double[explanation.classes()];
    Arrays.setAll(scores, c -> -(double) explanation.distance(c));
    ComparedClasses rivals = question.rivals().apply(scores);
    List<String> classes = model.classes();
    return new Explanation(
        new ImageText(explanation, rivals, classes, question.top()).render(subject),
        ExplanationJson.image(explanation, rivals, classes, subject));
  }
}
