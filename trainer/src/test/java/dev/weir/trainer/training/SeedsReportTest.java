package dev.weir.trainer.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class SeedsReportTest {
  private final ObjectMapper mapper = new ObjectMapper();

  @Test
  void shouldSumUpSeveralSeeds() throws IOException {
    // Given: accuracies 0.8, 0.9, 1.0
    SeedsReport seeds =
        new SeedsReport(
            List.of(
                EvaluationReportTest.report(3, 1, new TrainingReport(1, 10, 0.2, 1, List.of())),
                EvaluationReportTest.report(1, 1, new TrainingReport(2, 20, 0.3, 2, List.of())),
                EvaluationReportTest.report(0, 0, new TrainingReport(3, 30, 0.4, 3, List.of()))));
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
        new SeedsReport(
            List.of(EvaluationReportTest.report(1, 0, new TrainingReport(1, 1, 0, 1, List.of()))));
    assertThat(one.standardDeviation()).isZero();
    assertThatThrownBy(() -> new SeedsReport(List.of())).hasMessageContaining("at least 1 run");
  }

  @Test
  void shouldRenderJson() {
    // given
    EvaluationReport trained =
        EvaluationReportTest.report(3, 1, new TrainingReport(7, 46.4, 0.25, 1.5, List.of("w")));

    // then
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
}
