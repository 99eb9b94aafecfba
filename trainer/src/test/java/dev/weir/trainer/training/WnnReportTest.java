package dev.weir.trainer.training;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.classifiers.wnn.definition.WnnParameters;
import java.util.BitSet;
import java.util.List;
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
            new TreeMap<>(Map.of("pooled", 15L, "wholly", 5L)),
            1_000,
            List.of(0, 1, 1),
            List.of(0, 0, 1));

    // then
    assertThat(windows.toJson().toString())
        .isEqualTo(
            """
            {"data":"some","window":3,"p":1.5,"k":2,"shifts":1,"trainingImages":60,"tests":20,\
            "errors":4,"classes":["b","a"],"errorsByClass":[3,1],"accuracy":0.8,"seconds":0.5,\
            "threads":2,"microsPerPair":92.5925925925926,"operationsPerTest":50.0,\
            "decidedBy":{"pooled":0.75,"wholly":0.25}}\
            """);
    assertThat(windows.wrong()).isEqualTo(BitSet.valueOf(new long[] {0b10}));
  }
}
