package dev.weir.reports.explanations;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.classifiers.explain.ComparedClasses;
import dev.weir.classifiers.explain.KernelContribution;
import dev.weir.classifiers.explain.KernelPeak;
import dev.weir.classifiers.explain.KernelView;
import dev.weir.classifiers.explain.RankedKernel;
import dev.weir.classifiers.explain.SignalExplanation;
import dev.weir.classifiers.features.KernelShape;
import dev.weir.classifiers.signal.LabelledSignals;
import dev.weir.classifiers.wnn.WnnExplanation;
import dev.weir.classifiers.wnn.WnnExplanation.ShiftedImage;
import dev.weir.schemas.json.Json;
import java.util.List;

/** Explanations as JSON, with all kernels and windows instead of only the top ones. */
final class ExplanationJson {

  private ExplanationJson() {}

  /** {@code {"kind":..,"ppvShare":..,"kernels":[{"kernel":..,"importance":..},..]}}. */
  static ObjectNode kernels(
      KernelView view, List<RankedKernel> ranked, int top, LabelledSignals signals) {
    ObjectNode object = JsonNodeFactory.instance.objectNode();
    object.put("kind", view.model().kind());
    object.put("ppvShare", RankedKernel.ppvShare(ranked));
    ArrayNode kernels = object.putArray("kernels");
    for (int rank = 0; rank < ranked.size(); rank++) {
      RankedKernel each = ranked.get(rank);
      ObjectNode one = kernels.addObject().put("kernel", each.kernel());
      one.put("importance", each.total()).put("ppv", each.shares()).put("max", each.highest());
      KernelShape shape = view.kernels().get(each.kernel()).shape();
      shape(one, shape);
      if (signals != null && rank < top) {
        firing(one.putObject("firesMost"), KernelPeak.strongest(view, shape, signals), shape);
      }
    }
    return object;
  }

  private static void shape(ObjectNode object, KernelShape shape) {
    object.put("dilation", shape.dilation()).put("padding", shape.padding());
    object.put("bias", shape.bias());
    object.set("channels", Json.tree(shape.channels()));
    ArrayNode weights = object.putArray("weights");
    for (int c = 0; c < shape.channels().length; c++) {
      weights.add(Json.tree(shape.weights(c)));
    }
  }

  private static void firing(ObjectNode object, KernelPeak firing, KernelShape shape) {
    object.put("signal", firing.signal()).put("from", firing.start());
    object.put("to", firing.start() + shape.span()).put("value", firing.value());
  }

  /**
   * The contribution of each kernel; {@code baseline} and all contributions sum up to the
   * difference.
   */
  static ObjectNode signal(
      KernelView view, SignalExplanation explanation, ExplainedRecord<double[]> subject) {
    ObjectNode object = JsonNodeFactory.instance.objectNode();
    head(object, subject, explanation.rivals(), view.model().classes());
    object.set("scores", Json.tree(explanation.scores()));
    object.put("difference", explanation.difference());
    object.put("baseline", explanation.baseline());
    ArrayNode all = object.putArray("contributions");
    for (KernelContribution each : explanation.contributions()) {
      ObjectNode one = all.addObject().put("kernel", each.kernel());
      one.put("contribution", each.total()).put("ppv", each.shares()).put("max", each.highest());
      one.put("from", each.firing().start());
    }
    return object;
  }

  /** The contribution of each window, and the training images that it selected. */
  static ObjectNode image(
      WnnExplanation explanation,
      ComparedClasses rivals,
      List<String> classes,
      ExplainedRecord<byte[]> subject) {
    ObjectNode object = JsonNodeFactory.instance.objectNode();
    head(object, subject, rivals, classes);
    double units = explanation.unitsPerOne();
    ArrayNode distances = object.putArray("distances");
    for (int c = 0; c < classes.size(); c++) {
      distances.add(explanation.distance(c) / units);
    }
    ArrayNode windows = object.putArray("windows");
    for (int w : explanation.selection().windows()) {
      ObjectNode one = windows.addObject();
      one.put("x", w % explanation.width()).put("y", w / explanation.width());
      one.put("contribution", explanation.evidence(rivals.winner(), rivals.other(), w) / units);
      choice(one.putObject("prediction"), explanation, rivals.winner(), w);
      choice(one.putObject("against"), explanation, rivals.other(), w);
    }
    return object;
  }

  private static void choice(ObjectNode object, WnnExplanation from, int label, int window) {
    ShiftedImage choice = from.choice(label, window);
    object.put("image", choice.place()).put("right", choice.right()).put("down", choice.down());
    if (!choice.change().isEmpty()) {
      object.put("change", choice.change());
    }
    object.put("distance", from.distance(label, window) / from.unitsPerOne());
  }

  private static void head(
      ObjectNode object, ExplainedRecord<?> subject, ComparedClasses rivals, List<String> classes) {
    object.put("record", subject.name());
    subject.label().ifPresent(label -> object.put("label", label));
    object.put("prediction", classes.get(rivals.winner()));
    object.put("against", classes.get(rivals.other()));
    object.set("classes", Json.tree(classes));
  }
}
