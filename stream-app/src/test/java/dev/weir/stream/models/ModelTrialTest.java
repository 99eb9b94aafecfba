package dev.weir.stream.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.weir.classifiers.model.SignalScorer;
import dev.weir.modelregistry.routes.RefusalReason;
import dev.weir.stream.ScriptedModel;
import dev.weir.stream.TestModels;
import dev.weir.stream.names.ModelVersionId;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class ModelTrialTest {
  private static final ModelVersionId ID = new ModelVersionId("m", "1");

  private final ModelTrial trial = new ModelTrial(Duration.ofSeconds(30));

  @Test
  void shouldPassModelThatScores() {
    assertThatCode(() -> trial.run(ID, TestModels.train(1))).doesNotThrowAnyException();
  }

  @Test
  void shouldRefuseModelThatFailsOrRunsOutOfMemory() {
    assertRefused(
        trial,
        () -> {
          throw new IllegalStateException("broken");
        },
        RefusalReason.CANNOT_SCORE,
        "IllegalStateException: broken");
    assertRefused(
        trial,
        () -> {
          throw new OutOfMemoryError("Java heap space");
        },
        RefusalReason.CANNOT_SCORE,
        "Java heap space");
    assertRefused(
        trial, () -> (values, scores) -> scores[2] = 1, RefusalReason.CANNOT_SCORE, "Index 2");
  }

  @Test
  void shouldRefuseModelThatNeverEnds() {
    // Given
    CountDownLatch never = new CountDownLatch(1);

    // When, then
    assertRefused(
        new ModelTrial(Duration.ofMillis(50)),
        () -> (values, scores) -> await(never),
        RefusalReason.TOO_SLOW,
        "50 ms");
    never.countDown();
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void assertRefused(
      ModelTrial trial, Supplier<SignalScorer> scorers, RefusalReason reason, String detail) {
    ModelRefusedException refused =
        catchThrowableOfType(
            ModelRefusedException.class, () -> trial.run(ID, new ScriptedModel(scorers)));
    assertThat(refused).hasMessageContaining(detail);
    assertThat(refused.reason()).isEqualTo(reason);
  }
}
