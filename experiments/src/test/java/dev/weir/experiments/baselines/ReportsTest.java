package dev.weir.experiments.baselines;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.weir.classifiers.dtw.DtwSettings;
import dev.weir.classifiers.dtw.PairCounts;
import dev.weir.classifiers.evaluation.Evaluation;
import dev.weir.classifiers.evaluation.WilsonInterval;
import dev.weir.classifiers.wnn.WnnParameters;
import dev.weir.classifiers.wnn.WnnScorer.Decision;
import dev.weir.trainer.training.EvaluationReport;
import dev.weir.trainer.training.SeedsReport;
import dev.weir.trainer.training.TrainingReport;
import dev.weir.trainer.training.WnnReport;
import dev.weir.trainer.training.WnnSettings;
import java.io.IOException;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ReportsTest {
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
  void shouldSumUpSeveralSeeds() throws IOException {
    // Given: accuracies 0.8, 0.9, 1.0
    SeedsReport seeds =
        new SeedsReport(
            List.of(
                report(3, 1, new TrainingReport(1, 10, 0.2, 1, List.of())),
                report(1, 1, new TrainingReport(2, 20, 0.3, 2, List.of())),
                report(0, 0, new TrainingReport(3, 30, 0.4, 3, List.of()))));
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
    SeedsReport one =
        new SeedsReport(List.of(report(1, 0, new TrainingReport(1, 1, 0, 1, List.of()))));
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

  @Test
  void shouldRenderJsonOfEvaluations() {
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
    assertThat(new SeedsReport(List.of(trained)).toJson().toString())
        .isEqualTo(
            """
            {"data":"some","seeds":1,"accuracy":0.8,"standardDeviation":0.0,"least":0.8,\
            "greatest":0.8,"tests":20,"errors":4,"classes":["b","a"],"errorsByClass":[3,1],\
            "alpha":46.4,"ppvShare":0.25,"trainSeconds":1.5,"testSeconds":0.5,\
            "runs":[{"data":"some","accuracy":0.8,"tests":20,"errors":4,"classes":["b","a"],\
            "errorsByClass":[3,1],"interval":{"lower":0.5839825677481065,\
            "upper":0.9193423374202021},"seed":7,"alpha":46.4,"ppvShare":0.25,\
            "trainSeconds":1.5,"warnings":["w"],"testSeconds":0.5}]}\
            """);
  }

  @Test
  void shouldRenderJsonOfBaselines() {
    // given
    Map<Integer, Evaluation> evaluations = new TreeMap<>(Map.of(1, evaluation(3, 1)));
    DtwSettings dtw = DtwSettings.DEFAULTS.withPsi(1).withWindow(3);
    List<String> steps = List.of("znorm");

    // when
    KnnReport warped =
        new KnnReport(
            "some",
            new KnnSettings(List.of(1), steps, Optional.of(dtw), 2),
            evaluations,
            new PairCounts(1, 2, 3, 4),
            0.5,
            List.of("w"));
    KnnReport plain =
        new KnnReport(
            "some",
            new KnnSettings(List.of(1), List.of(), Optional.empty(), 2),
            evaluations,
            PairCounts.NONE,
            0.5,
            List.of());
    LogisticReport logistic =
        new LogisticReport(
            "some",
            new LogisticSettings(0.1, steps, 2),
            evaluation(0, 1),
            evaluation(3, 1),
            9,
            0.5,
            List.of("w"));
    WnnReport windows =
        new WnnReport(
            "some",
            new WnnSettings(new WnnParameters(3, 1.5, 2, 1), 2),
            60,
            evaluation(3, 1),
            0.5,
            new TreeMap<>(Map.of(Decision.POOLED, 15L, Decision.BITS16, 5L)),
            1_000,
            new BitSet());

    // then
    assertThat(warped.toJson().toString())
        .isEqualTo(
            """
            {"data":"some","distance":"dtw","preprocessing":["znorm"],"psi":[1,1,1,1],\
            "window":3,"pairs":{"total":10,"kim":1,"keogh":2,"abandoned":3,"complete":4},\
            "tests":20,"results":[{"k":1,"accuracy":0.8,"errors":4,\
            "interval":{"lower":0.5839825677481065,"upper":0.9193423374202021}}],"seconds":0.5,\
            "warnings":["w"],"threads":2}\
            """);
    assertThat(plain.toJson().toString())
        .isEqualTo(
            """
            {"data":"some","distance":"euclidean","preprocessing":[],"tests":20,\
            "results":[{"k":1,"accuracy":0.8,"errors":4,"interval":{"lower":0.5839825677481065,\
            "upper":0.9193423374202021}}],"seconds":0.5,"warnings":[],"threads":2}\
            """);
    assertThat(logistic.toJson().toString())
        .isEqualTo(
            """
            {"data":"some","c":0.1,"preprocessing":["znorm"],"accuracy":0.8,"tests":20,\
            "errors":4,"interval":{"lower":0.5839825677481065,"upper":0.9193423374202021},\
            "trainAccuracy":0.95,"steps":9,"warnings":["w"],"trainSeconds":0.5}\
            """);
    assertThat(windows.toJson().toString())
        .isEqualTo(
            """
            {"data":"some","window":3,"p":1.5,"k":2,"shifts":1,"trainingImages":60,"tests":20,\
            "errors":4,"classes":["b","a"],"errorsByClass":[3,1],"accuracy":0.8,"seconds":0.5,\
            "threads":2,"microsPerPair":92.5925925925926,"operationsPerTest":50.0,\
            "decidedBy":{"pooled":0.75,"bits16":0.25}}\
            """);
  }
}
