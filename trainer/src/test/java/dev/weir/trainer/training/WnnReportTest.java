package dev.weir.trainer.training;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.classifiers.wnn.WnnParameters;
import dev.weir.classifiers.wnn.WnnScorer.Decision;
import java.util.BitSet;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class WnnReportTest {
  @Test
  void shouldRenderJson() {
    // given
    WnnReport windows =
        new WnnReport(
            "some",
            new WnnSettings(new WnnParameters(3, 1.5, 2, 1), 2),
            60,
            EvaluationReportTest.evaluation(3, 1),
            0.5,
            new TreeMap<>(Map.of(Decision.POOLED, 15L, Decision.BITS16, 5L)),
            1_000,
            new BitSet());

    // then
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
