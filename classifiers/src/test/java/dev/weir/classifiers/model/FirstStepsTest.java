package dev.weir.classifiers.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.classifiers.features.FeatureModel;
import dev.weir.classifiers.internal.simd.Vectorization;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Artifacts from when preprocessing steps only had first versions, and their scores at that time.
 */
class FirstStepsTest {

  private static final int LENGTH = 24;

  @ParameterizedTest
  @ValueSource(strings = {"rocket", "rocket-published", "minirocket"})
  void shouldScoreWithTheSameBitsAsWhenTheArtifactWasWritten(String kind) throws Exception {
    // given
    SignalModel model = model(kind);
    List<String> expected = expected(kind);

    // when
    List<String> best = new ArrayList<>();
    List<String> plain = new ArrayList<>();
    for (double[] probe : probes()) {
      best.add(scores(kind, model.newScorer(), probe));
      plain.add(scores(kind, plain(model), probe));
    }

    // then
    assertThat(expected).hasSize(15);
    assertThat(best).isEqualTo(expected);
    assertThat(plain).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({"rocket,detrend znorm", "rocket-published,znorm", "minirocket,velocity peak_align"})
  void shouldKeepItsStepsAndItsLimit(String kind, String steps) throws Exception {
    // given
    SignalModel model = model(kind);
    double[] huge = probes().getFirst();
    huge[3] = 1e101;

    // then
    assertThat(model.preprocessing()).containsExactly(steps.split(" "));
    assertThatThrownBy(() -> model.newScorer().score(huge, new double[3]))
        .isInstanceOf(UnusableInputException.class)
        .hasMessageContaining(
            "index 3 is 1.0E101: only finite values up to 1.0E100 can be used; a model");
  }

  /**
   * At three scales, the smallest below the constant added to deviations; two constants; a line.
   */
  private static List<double[]> probes() {
    List<double[]> probes = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      probes.add(signal(i, 1, 0));
      probes.add(signal(i, 1e-7, 0));
      probes.add(signal(i, 1e6, 1e7));
    }
    probes.add(signal(0, 0, 5));
    probes.add(signal(0, 0, 0.1));
    double[] line = new double[LENGTH];
    for (int t = 0; t < LENGTH; t++) {
      line[t] = 0.1 * t - 3;
    }
    probes.add(line);
    return probes;
  }

  private static double[] signal(int number, double scale, double offset) {
    double[] values = new double[LENGTH];
    for (int t = 0; t < LENGTH; t++) {
      values[t] = ((number * 37 + t * t * 7 + t * number * 11) % 101 - 50) / 16.0 * scale + offset;
    }
    return values;
  }

  private static SignalScorer plain(SignalModel model) {
    return ((FeatureModel) model).newScorer(Vectorization.plain());
  }

  private static String scores(String kind, SignalScorer scorer, double[] probe) {
    double[] scores = new double[3];
    scorer.score(probe, scores);
    StringBuilder line = new StringBuilder(kind);
    for (double score : scores) {
      line.append(' ').append(Double.toHexString(score));
    }
    return line.toString();
  }

  private static SignalModel model(String kind) throws Exception {
    try (InputStream in = resource(kind + ".weir")) {
      return (SignalModel) ArtifactCodec.read(in);
    }
  }

  private static List<String> expected(String kind) throws IOException {
    try (InputStream in = resource("scores.txt")) {
      String all = new String(in.readAllBytes(), StandardCharsets.US_ASCII);
      return all.lines().filter(line -> line.startsWith(kind + " ")).toList();
    }
  }

  private static InputStream resource(String name) {
    return FirstStepsTest.class.getResourceAsStream("first-steps/" + name);
  }
}
