package dev.weir.trainer.training;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.weir.classifiers.evaluation.Evaluation;
import dev.weir.classifiers.evaluation.WilsonInterval;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EvaluationReportTest {
  private final ObjectMapper mapper = new ObjectMapper();

  @Test
  void shouldWriteARunAsOneJsonObject() throws IOException {
    // Given
    EvaluationReport report = report(3, 1, new TrainingReport(7, 46.4, 0.25, 1.5, List.of()));
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
    assertThat(report(3, 1, new TrainingReport(7, 1, 0, 1, List.of())).figures())
        .isEqualTo(
            Map.of(
                "accuracy", 0.8,
                "tests", 20.0,
                "errors", 4.0,
                "lower", interval.lower(),
                "upper", interval.upper()));
  }

  @Test
  void shouldRenderJson() {
    // given
    EvaluationReport trained = report(3, 1, new TrainingReport(7, 46.4, 0.25, 1.5, List.of("w")));
    EvaluationReport read = new EvaluationReport("some", evaluation(0, 0), 0.5, Optional.empty());

    // then
    assertThat(trained.toJson().toString())
        .isEqualTo(
            """
            {"data":"some","accuracy":0.8,"tests":20,"errors":4,"classes":["b","a"],\
            "errorsByClass":[3,1],"interval":{"lower":0.5839825677481065,\
            "upper":0.9193423374202021},"seed":7,"alpha":46.4,"ppvShare":0.25,\
            "trainSeconds":1.5,"warnings":["w"],"testSeconds":0.5}\
            """);
    assertThat(read.toJson().toString())
        .isEqualTo(
            """
            {"data":"some","accuracy":1.0,"tests":20,"errors":0,"classes":["b","a"],\
            "errorsByClass":[0,0],"interval":{"lower":0.8388748419471806,"upper":1.0},\
            "testSeconds":0.5}\
            """);
  }

  static EvaluationReport report(long firstErrors, long secondErrors, TrainingReport training) {
    return new EvaluationReport(
        "some", evaluation(firstErrors, secondErrors), 0.5, Optional.of(training));
  }

  /** Ten records of each of the classes b and a. */
  static Evaluation evaluation(long firstErrors, long secondErrors) {
    return new Evaluation(
        List.of("b", "a"),
        new long[][] {{10 - firstErrors, firstErrors}, {secondErrors, 10 - secondErrors}});
  }
}
