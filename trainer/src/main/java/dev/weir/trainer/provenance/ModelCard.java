package dev.weir.trainer.provenance;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.classifiers.model.InputShape;
import dev.weir.classifiers.model.Model;
import dev.weir.classifiers.model.Provenance;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A model card, from the model's artifact alone.
 *
 * @param name a file, or name/version
 * @param model the model
 * @param bytes size of its artifact
 * @param sha256 digest of its artifact
 * @param figures offline figures, if known
 * @param remarks other information, such as the routes it scores and since when
 */
public record ModelCard(
    String name,
    Model model,
    long bytes,
    String sha256,
    SortedMap<String, Double> figures,
    SortedMap<String, String> remarks) {

  private static final String UNKNOWN = "unknown";
  private static final List<String> PREFIXES =
      List.of(Provenance.DATA, Provenance.SETTING, Provenance.WARNING);

  public ModelCard {
    figures = new TreeMap<>(figures);
    remarks = new TreeMap<>(remarks);
  }

  /** The card in Markdown. */
  public String toMarkdown() {
    CardText text = new CardText("# Model card: " + name);
    text.paragraph(model.description() + " " + use());
    text.table(about());
    Map<String, String> warnings = provenance().under(Provenance.WARNING);
    if (!warnings.isEmpty()) {
      text.section("Training warnings", warnings);
    }
    text.section("Training data", data());
    text.section("Settings", provenance().under(Provenance.SETTING));
    text.section("Figures", figureRows());
    text.section("Origin", maker());
    text.paragraph("To retrain it and compare the bits: `./weir reproduce " + name + "`");
    return text.toString();
  }

  private Provenance provenance() {
    return model.provenance();
  }

  private String use() {
    String input =
        switch (model.inputShape()) {
          case InputShape.Signal(int channels, int length) ->
              "signals of %d channel%s with %d samples each"
                  .formatted(channels, channels == 1 ? "" : "s", length);
          case InputShape.Image(int width, int height) ->
              "grey images of %d x %d pixels".formatted(width, height);
        };
    return "It accepts only %s, and always predicts one of its %d classes, even for a record of none of them. Its figures apply to records like its test data."
        .formatted(input, model.classes().size());
  }

  private Map<String, String> about() {
    Map<String, String> rows = new LinkedHashMap<>();
    rows.put("kind", model.kind());
    rows.put("input", model.inputShape().toString());
    rows.put("classes", String.join(", ", model.classes()));
    List<String> steps = model.preprocessing();
    rows.put("preprocessing", steps.isEmpty() ? "none" : String.join(", ", steps));
    rows.put("artifact", String.format(Locale.ROOT, "%,d bytes, SHA-256 %s", bytes, sha256));
    rows.putAll(remarks);
    return rows;
  }

  private Map<String, String> data() {
    Map<String, String> rows = provenance().under(Provenance.DATA);
    rows.put("name", dataName());
    rows.replace("digest", "SHA-256 " + rows.getOrDefault("digest", UNKNOWN));
    return rows;
  }

  private String dataName() {
    return provenance()
        .get(Provenance.DATA_NAME)
        .or(() -> provenance().get(Provenance.SETTING + "data"))
        .orElse(UNKNOWN);
  }

  private Map<String, String> figureRows() {
    Map<String, String> rows = new TreeMap<>();
    figures.forEach(
        (name, value) ->
            rows.put(
                name, String.format(Locale.ROOT, isCount(name, value) ? "%,.0f" : "%.4f", value)));
    if (rows.isEmpty()) {
      rows.put("accuracy", "unknown: there is no file of figures beside the artifact");
    }
    return rows;
  }

  /** An accuracy of 1 is no count. */
  private static boolean isCount(String name, double value) {
    return value == Math.rint(value) && !name.contains("accuracy");
  }

  private Map<String, String> maker() {
    Map<String, String> rows = new TreeMap<>(provenance().entries());
    rows.keySet().removeIf(name -> PREFIXES.stream().anyMatch(name::startsWith));
    return rows;
  }

  /** The same content as one JSON object. */
  public ObjectNode toJson() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("name", name).put("kind", model.kind()).put("description", model.description());
    json.put("input", model.inputShape().toString());
    model.classes().forEach(json.putArray("classes")::add);
    model.preprocessing().forEach(json.putArray("preprocessing")::add);
    json.put("bytes", bytes).put("sha256", sha256);
    figures.forEach(json.putObject("figures")::put);
    provenance().entries().forEach(json.putObject("provenance")::put);
    remarks.forEach(json.putObject("remarks")::put);
    return json;
  }
}
