package dev.weir.stream.decode;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class WaitBudgetTest {
  private long nanos = -5;
  private final WaitBudget budget = new WaitBudget(Duration.ofSeconds(10), () -> nanos);

  @Test
  void shouldAllowSoMuchInARow() {
    budget.spend(Duration.ofSeconds(7));
    assertThat(budget.left()).isEqualTo(Duration.ofSeconds(3));
    budget.spend(Duration.ofSeconds(4));
    assertThat(budget.left()).isZero();
  }

  @Test
  void shouldAllowATenthOfTheTimeInTheLongRun() {
    // when the whole budget is spent, every second for an hour
    Duration waited = Duration.ZERO;
    for (int second = 0; second < 3_600; second++) {
      Duration left = budget.left();
      budget.spend(left);
      waited = waited.plus(left);
      nanos += Duration.ofSeconds(1).toNanos();
    }

    // then
    assertThat(waited).isBetween(Duration.ofSeconds(369), Duration.ofSeconds(370));
  }

  @Test
  void shouldNotSaveUpMoreThanSoMuch() {
    nanos += Duration.ofDays(1).toNanos();
    assertThat(budget.left()).isEqualTo(Duration.ofSeconds(10));
  }

  @Test
  void shouldTellWhetherItIsSpent() {
    budget.spend(Duration.ofSeconds(9));
    assertThat(budget.isSpent()).isFalse();
    budget.spend(Duration.ofSeconds(2));
    assertThat(budget.isSpent()).isTrue();
    nanos += Duration.ofSeconds(11).toNanos();
    assertThat(budget.isSpent()).isFalse();
  }
}
