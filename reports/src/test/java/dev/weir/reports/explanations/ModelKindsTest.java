package dev.weir.reports.explanations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.classifiers.model.ArtifactCodec;
import dev.weir.classifiers.model.ModelKindLoader;
import dev.weir.reports.ModelReporter;
import dev.weir.trainer.provenance.ModelRetrainer;
import org.junit.jupiter.api.Test;

/** What the modules list in their META-INF/services is found in all of them. */
class ModelKindsTest {

  @Test
  void shouldTrainEachKindAgain() {
    assertThat(ModelKindLoader.of(ModelRetrainer.class).keySet())
        .isEqualTo(ArtifactCodec.kinds())
        .containsExactlyInAnyOrder(
            "minirocket", "rocket", "rocket-published", "wnn", "dwnn", "wnn+dwnn");
  }

  @Test
  void shouldReportOnAndExplainAKindInItsOwnWay() {
    assertThat(ModelKindLoader.of(ModelReporter.class)).containsOnlyKeys("wnn", "dwnn", "wnn+dwnn");
    assertThat(ModelKindLoader.of(ModelExplainer.class))
        .containsOnlyKeys("wnn", "dwnn", "wnn+dwnn");
  }
}
