package dev.weir.stream.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.stream.LogCapture;
import dev.weir.stream.names.ChallengerFailure;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChallengerHealthTest {
  private static final long FAST = 1_000;
  private static final long SLOW = 50_000_001;

  private final List<ChallengerFailure> counted = new ArrayList<>();
  private final ChallengerHealth health =
      new ChallengerHealth(
          "challenger m/2 of route r",
          new ChallengerLimits(3, Duration.ofMillis(50)),
          counted::add);

  @Test
  void shouldSuspendAfterSeveralFailuresInARow() {
    // When
    fail(2);
    boolean before = health.isSuspended();
    fail(1);

    // Then
    assertThat(before).isFalse();
    assertThat(health.isSuspended()).isTrue();
    assertThat(health.suspension().orElseThrow())
        .contains("3 failures in a row")
        .contains("java.lang.IllegalStateException")
        .contains("ChallengerHealthTest")
        .doesNotContain("secret");
    assertThat(counted).hasSize(3).containsOnly(ChallengerFailure.EXCEPTION);
  }

  @Test
  void shouldBeginToCountAnewAfterSuccess() {
    // When
    for (int i = 0; i < 10; i++) {
      fail(2);
      health.recordPrediction(FAST);
    }

    // Then
    assertThat(health.isSuspended()).isFalse();
    assertThat(counted).hasSize(20);
  }

  @Test
  void shouldCountSlownessAsFailureAndTellIt() {
    // When
    fail(1);
    health.recordPrediction(SLOW);
    health.recordPrediction(SLOW);

    // Then
    assertThat(health.suspension().orElseThrow()).contains("challenger.time.budget is 50 ms");
    assertThat(counted)
        .containsExactly(
            ChallengerFailure.EXCEPTION,
            ChallengerFailure.TIME_BUDGET,
            ChallengerFailure.TIME_BUDGET);
  }

  @Test
  void shouldTakeExactBudgetAsGood() {
    for (int i = 0; i < 5; i++) {
      health.recordPrediction(50_000_000);
    }

    assertThat(counted).isEmpty();
  }

  @Test
  void shouldNeitherCountNorForgiveForUnusableInput() {
    // When
    fail(2);
    health.recordUnusableInput();
    boolean before = health.isSuspended();
    fail(1);

    // Then
    assertThat(before).isFalse();
    assertThat(health.isSuspended()).isTrue();
    assertThat(counted).contains(ChallengerFailure.UNUSABLE_INPUT);
  }

  @Test
  void shouldStaySuspendedAndLogOnce() {
    try (LogCapture log = LogCapture.of("dev.weir")) {
      // When
      fail(5);
      health.recordPrediction(FAST);

      // Then
      assertThat(health.isSuspended()).isTrue();
      assertThat(log.warnings())
          .singleElement()
          .asString()
          .startsWith("challenger m/2 of route r is suspended")
          .doesNotContain("secret");
    }
  }

  @Test
  void shouldRefuseImpossibleLimit() {
    assertThatThrownBy(() -> new ChallengerLimits(0, Duration.ofMillis(1)))
        .hasMessageContaining("at least 1, not 0");
  }

  private void fail(int times) {
    for (int i = 0; i < times; i++) {
      health.recordException(new IllegalStateException("secret values"));
    }
  }
}
