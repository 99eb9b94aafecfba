package dev.weir.trainer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.weir.evaluation.Evaluation;
import dev.weir.evaluation.WilsonInterval;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ReportsTest {
  private final ObjectMapper mapper = new ObjectMapper();

  @Test
  void shouldWriteARunAsOneJsonObject() throws IOException {
    // Given
    EvaluationReport report = report(3, 1, new TrainingReport(7, 46.4, 0.25, 1.5));
    // When
    JsonNode json = mapper.readTree(report.toJson().toString());
    // Then
    assertThat(report.toJson().toString()).doesNotContain("\n");
    assertThat(json.get("data").asText()).isEqualTo("some");
    assertThat(json.get("accuracy").asDouble()).isEqualTo(0.8);
    assertThat(json.get("tests").asLong()).isEqualTo(20);
    assertThat(json.get("errors").asLong()).isEqualTo(4);
    assertThat(json.get("errorsByClass").toString()).isEqualTo("[3,1]");
    assertThat(json.get("seed").asLong()).isEqualTo(7);
    assertThat(json.get("alpha").asDouble()).isEqualTo(46.4);
    assertThat(json.get("ppvShare").asDouble()).isEqualTo(0.25);
    assertThat(json.get("trainSeconds").asDouble()).isEqualTo(1.5);
    assertThat(json.get("testSeconds").asDouble()).isEqualTo(0.5);
    assertThat(json.get("interval").get("lower").asDouble()).isBetween(0.5, 0.8);
  }

  @Test
  void shouldLeaveOutTheTrainingWhereThereWasNone() throws IOException {
    EvaluationReport report = new EvaluationReport("some", evaluation(0, 0), 0.5, Optional.empty());
    assertThat(mapper.readTree(report.toJson().toString()).fieldNames())
        .toIterable()
        .containsExactly(
            "data",
            "accuracy",
            "tests",
            "errors",
            "classes",
            "errorsByClass",
            "interval",
            "testSeconds");
  }

  @Test
  void shouldGiveTheFiguresThatGoWithAModel() {
    WilsonInterval interval = WilsonInterval.of(16, 20);
    assertThat(report(3, 1, new TrainingReport(7, 1, 0, 1)).figures())
        .isEqualTo(
            Map.of(
                "accuracy", 0.8,
                "tests", 20.0,
                "errors", 4.0,
                "lower", interval.lower(),
                "upper", interval.upper()));
  }

  @Test
  void shouldSumUpSeveralSeeds() throws IOException {
    // Given: accuracies 0.8, 0.9, 1.0
    SeedsReport seeds =
        new SeedsReport(
            List.of(
                report(3, 1, new TrainingReport(1, 10, 0.2, 1)),
                report(1, 1, new TrainingReport(2, 20, 0.3, 2)),
                report(0, 0, new TrainingReport(3, 30, 0.4, 3))));
    // When
    JsonNode json = mapper.readTree(seeds.toJson().toString());
    // Then
    assertThat(seeds.mean()).isCloseTo(0.9, within(1e-12));
    assertThat(seeds.standardDeviation()).isCloseTo(0.1, within(1e-12));
    assertThat(seeds.least()).isEqualTo(0.8);
    assertThat(seeds.greatest()).isEqualTo(1);
    assertThat(json.get("seeds").asInt()).isEqualTo(3);
    assertThat(json.get("accuracy").asDouble()).isCloseTo(0.9, within(1e-12));
    assertThat(json.get("tests").asLong()).isEqualTo(60);
    assertThat(json.get("errors").asLong()).isEqualTo(6);
    assertThat(json.get("errorsByClass").toString()).isEqualTo("[4,2]");
    assertThat(json.get("alpha").asDouble()).isEqualTo(20);
    assertThat(json.get("trainSeconds").asDouble()).isEqualTo(6);
    assertThat(json.get("runs")).hasSize(3);
  }

  @Test
  void shouldGiveNoDeviationOfASingleRunAndRefuseNone() {
    SeedsReport one = new SeedsReport(List.of(report(1, 0, new TrainingReport(1, 1, 0, 1))));
    assertThat(one.standardDeviation()).isZero();
    assertThatThrownBy(() -> new SeedsReport(List.of())).hasMessageContaining("at least 1 run");
  }

  private static EvaluationReport report(
      long firstErrors, long secondErrors, TrainingReport training) {
    return new EvaluationReport(
        "some", evaluation(firstErrors, secondErrors), 0.5, Optional.of(training));
  }

  /** Ten records of each of the classes b and a. */
  private static Evaluation evaluation(long firstErrors, long secondErrors) {
    return new Evaluation(
        List.of("b", "a"),
        new long[][] {{10 - firstErrors, firstErrors}, {secondErrors, 10 - secondErrors}});
  }
}
