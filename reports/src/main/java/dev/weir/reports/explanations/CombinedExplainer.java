package dev.weir.reports.explanations;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.classifiers.combined.CombinedModel;
import dev.weir.classifiers.combined.CombinedScorer;
import dev.weir.classifiers.combined.CombinedScorer.Votes;
import dev.weir.classifiers.dwnn.DwnnModel;
import dev.weir.classifiers.explain.ComparedClasses;
import dev.weir.classifiers.model.Model;
import java.util.Arrays;
import java.util.List;

/** Explains models of WNN and DWNN combined, and their predictions: both explanations. */
public final class CombinedExplainer implements ModelExplainer {

  @Override
  public String kind() {
    return CombinedModel.KIND;
  }

  @Override
  public Explanation explain(Model model, String name, ExplanationRequest question) {
    CombinedModel combined = (CombinedModel) model;
    return question
        .image()
        .apply(combined)
        .map(image -> ofImage(combined, image, question))
        .orElseGet(() -> WnnExplainer.ofModel(combined, name));
  }

  private static Explanation ofImage(
      CombinedModel model, ExplainedRecord<byte[]> subject, ExplanationRequest question) {
    CombinedScorer scorer = model.classifier().newScorer();
    long[] distances = new long[model.classes().size()];
    scorer.distances(subject.values(), distances);
    ComparedClasses rivals =
        question.rivals().apply(Arrays.stream(distances).mapToDouble(d -> -d).toArray());
    ExplanationRequest both =
        new ExplanationRequest(
            scores -> rivals,
            question.top(),
            question.signal(),
            question.image(),
            question.training());
    Explanation windows = WnnExplainer.ofImage(model.images(), subject, both);
    Explanation images = WnnExplainer.ofImage(new DwnnModel(model.images()), subject, both);
    Votes votes = scorer.votes(subject.values());
    ObjectNode json = votes(votes, model.classes());
    json.set("wnn", windows.json());
    json.set("dwnn", images.json());
    return new Explanation(text(votes, model.classes(), windows, images), json);
  }

  private static ObjectNode votes(Votes votes, List<String> classes) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.putObject("votes")
        .put("wnn", classes.get(votes.windows()))
        .put("dwnn", classes.get(votes.images()))
        .put("combined", classes.get(votes.combined()));
    return json;
  }

  private static String text(
      Votes votes, List<String> classes, Explanation windows, Explanation images) {
    String decision =
        votes.windows() == votes.images()
            ? "WNN and DWNN agree on \"%s\"".formatted(classes.get(votes.combined()))
            : "WNN \"%s\", DWNN \"%s\"; of these two, the nearest neighbour is a \"%s\""
                .formatted(
                    classes.get(votes.windows()),
                    classes.get(votes.images()),
                    classes.get(votes.combined()));
    return String.join(
        System.lineSeparator(),
        "decision    " + decision,
        "",
        "WNN: each window takes its own training image",
        windows.text(),
        "",
        "DWNN: all windows of a class take the same training image",
        images.text());
  }
}
