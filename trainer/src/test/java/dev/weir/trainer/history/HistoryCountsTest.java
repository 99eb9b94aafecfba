package dev.weir.trainer.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.classifiers.model.InputShape;
import dev.weir.trainer.data.DataSummary;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class HistoryCountsTest {

  @Test
  void shouldRenderJsonWithItsData() {
    // given
    HistoryCounts counts =
        new HistoryCounts(
            5, 4, 1, 2, new TreeMap<>(Map.of("wrong-length", 2L, "late", 1L)), 3, 7, 0);

    // when
    DataSummary summary =
        DataSummary.of(
            "topic:signals",
            new InputShape.Signal(1, 40),
            List.of("a"),
            List.of("a"),
            List.of(),
            counts);

    // then
    assertThat(summary.toJson().toString())
        .isEqualTo(
            """
            {"name":"topic:signals","train":1,"test":0,"channels":1,"length":40,\
            "classes":[{"name":"a","train":1,"test":0}],"records":{"conflicting":1,\
            "duplicates":2,"labelled":5,"labels":7,"pieces":3,"seen":14,"unlabelled":4,\
            "unusable":{"late":1,"wrong-length":2},"unusable-labels":0}}\
            """);
  }
}
