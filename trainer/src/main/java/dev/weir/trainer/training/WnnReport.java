package dev.weir.trainer.training;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.classifiers.evaluation.Evaluation;
import dev.weir.classifiers.wnn.definition.Extension;
import dev.weir.schemas.json.Json;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * The result of an evaluation of WNN, DWNN or both combined.
 *
 * @param data the data set and its split
 * @param settings settings of WNN
 * @param trainingImages number of training images
 * @param evaluation the counts
 * @param seconds from the first test to the last
 * @param decided number of tests by how they were decided, by name
 * @param operations elementary operations of all tests, see {@link
 *     dev.weir.classifiers.wnn.WnnScorer#operations}
 * @param predicted the predicted class of each test
 * @param actual the class of each test
 */
public record WnnReport(
    String data,
    WnnSettings settings,
    int trainingImages,
    Evaluation evaluation,
    double seconds,
    Map<String, Long> decided,
    long operations,
    List<Integer> predicted,
    List<Integer> actual) {

  /** Indices of the misclassified tests. */
  public BitSet wrong() {
    BitSet wrong = new BitSet();
    IntStream.range(0, predicted.size())
        .filter(test -> !predicted.get(test).equals(actual.get(test)))
        .forEach(wrong::set);
    return wrong;
  }

  /**
   * Single-thread microseconds per test image and training image (or image made of one), including
   * skipped ones.
   */
  public double microsPerPair() {
    double images = (double) trainingImages * settings.parameters().imagesEach();
    double pairs = (double) evaluation.tests() * images;
    return seconds * 1e6 * settings.threads() / pairs;
  }

  /** Elementary operations per test image, including skipped training images. */
  public double operationsPerTest() {
    return (double) operations / evaluation.tests();
  }

  /** The report as one JSON object; {@code errorsByClass} is in the order of {@code classes}. */
  public ObjectNode toJson() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("data", data);
    json.put("window", settings.parameters().window());
    json.put("p", settings.parameters().power());
    json.put("k", settings.parameters().neighbours());
    json.put("shifts", settings.parameters().shifts());
    Extension extension = settings.parameters().extension();
    if (!extension.hasOnlyShifts()) {
      json.put("extend", extension.text());
    }
    json.put("trainingImages", trainingImages);
    json.put("tests", evaluation.tests());
    json.put("errors", evaluation.errors());
    json.set("classes", Json.tree(evaluation.classes()));
    json.set("errorsByClass", Json.tree(evaluation.errorsByClass()));
    json.put("accuracy", evaluation.accuracy());
    json.put("seconds", seconds);
    json.put("threads", settings.threads());
    json.put("microsPerPair", microsPerPair());
    json.put("operationsPerTest", operationsPerTest());
    ObjectNode shares = json.putObject("decidedBy");
    decided.forEach((how, count) -> shares.put(how, (double) count / evaluation.tests()));
    return json;
  }
}
