package dev.weir.explanations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.model.Artifacts;
import dev.weir.model.ModelKinds;
import dev.weir.provenance.Retraining;
import dev.weir.report.Reporting;
import org.junit.jupiter.api.Test;

/** What the modules list in their META-INF/services is found in all of them. */
class ModelKindsTest {

  @Test
  void shouldTrainEachKindAgain() {
    assertThat(ModelKinds.of(Retraining.class).keySet())
        .isEqualTo(Artifacts.kinds())
        .containsExactlyInAnyOrder("minirocket", "rocket", "rocket-published", "wnn");
  }

  @Test
  void shouldReportOnAndExplainAKindInItsOwnWay() {
    assertThat(ModelKinds.of(Reporting.class)).containsOnlyKeys("wnn");
    assertThat(ModelKinds.of(Explaining.class)).containsOnlyKeys("wnn");
  }
}
