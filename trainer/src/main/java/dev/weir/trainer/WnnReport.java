package dev.weir.trainer;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.evaluation.Evaluation;

/**
 * What an evaluation of WNN found.
 *
 * @param data the data set and its split
 * @param settings of WNN
 * @param trainingImages how many
 * @param evaluation the counts
 * @param seconds from the first test to the last
 * @param byCoarse tests that 16-bit distances decided
 * @param byExact tests that needed exact distances
 */
public record WnnReport(
    String data,
    WnnSettings settings,
    int trainingImages,
    Evaluation evaluation,
    double seconds,
    long byCoarse,
    long byExact) {

  /** Microseconds of one thread for a test image and a training image. */
  public double microsPerPair() {
    double pairs = (double) evaluation.tests() * trainingImages;
    return seconds * 1e6 * settings.threads() / pairs;
  }

  /** One JSON object, on one line. */
  public String toJson() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("data", data);
    json.put("window", settings.window());
    json.put("p", settings.power());
    json.put("trainingImages", trainingImages);
    json.put("tests", evaluation.tests());
    json.put("errors", evaluation.errors());
    var errors = json.putArray("errorsByClass");
    for (long each : evaluation.errorsByClass()) {
      errors.add(each);
    }
    json.put("accuracy", evaluation.accuracy());
    json.put("seconds", seconds);
    json.put("threads", settings.threads());
    json.put("microsPerPair", microsPerPair());
    json.putObject("decidedBy").put("bits16", share(byCoarse)).put("exact", share(byExact));
    return json.toString();
  }

  private double share(long part) {
    return (double) part / evaluation.tests();
  }
}
