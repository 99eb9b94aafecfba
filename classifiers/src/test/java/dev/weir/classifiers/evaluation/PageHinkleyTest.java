package dev.weir.classifiers.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.weir.testing.PropertyTest;
import dev.weir.testing.Seeds;
import java.util.Random;
import org.junit.jupiter.api.Test;

@PropertyTest
class PageHinkleyTest {

  private static final double TOLERANCE = 0.01;
  private static final double THRESHOLD = 50;
  private static final int LEAST = 200;

  private final Random random = Seeds.random();
  private final int runs = Integer.getInteger("weir.drift.runs", Seeds.size(200, 50));

  @Test
  void shouldBeTheTestOfTheBooksOnSinglePredictions() {
    // Given
    PageHinkley test = new PageHinkley(0.05, 1e9, 0);
    double sum = 0;
    double m = 0;
    double least = Double.POSITIVE_INFINITY;

    // When
    for (int t = 1; t <= 5_000; t++) {
      int x = random.nextDouble() < (t < 3_000 ? 0.1 : 0.4) ? 1 : 0;
      sum += x;
      m += x - sum / t - 0.05;
      least = Math.min(least, m);
      test.add(1, x);

      // Then
      assertThat(test.statistic()).isCloseTo(m - least, within(1e-9));
    }
  }

  @Test
  void shouldSayWhereTheRiseBeganAndFromWhatToWhat() {
    // Given windows of 100 at 5%
    PageHinkley test = new PageHinkley(TOLERANCE, THRESHOLD, LEAST);
    for (int w = 0; w < 100; w++) {
      assertThat(test.add(100, 5)).isFalse();
    }

    // When the rate becomes 15%
    int windows = 1;
    while (!test.add(100, 15)) {
      windows++;
    }

    // Then
    assertThat(windows).isEqualTo(6);
    assertThat(test.countSince()).isEqualTo(600);
    assertThat(test.rateBefore()).isEqualTo(0.05);
    assertThat(test.rateSince()).isEqualTo(0.15);
  }

  @Test
  void shouldNotAlarmOnFewPredictionsNorOnAFall() {
    PageHinkley few = new PageHinkley(0, 1, 100);
    assertThat(few.add(50, 0)).isFalse();
    assertThat(few.add(49, 49)).isFalse();
    assertThat(few.add(0, 0)).isFalse();
    assertThat(few.add(1, 1)).isTrue();

    PageHinkley fall = new PageHinkley(TOLERANCE, THRESHOLD, LEAST);
    assertThat(fall.add(10_000, 5_000)).isFalse();
    assertThat(fall.add(10_000, 0)).isFalse();
    assertThat(fall.statistic()).isZero();
  }

  @Test
  void shouldSayWhatIsWrong() {
    PageHinkley test = new PageHinkley(TOLERANCE, THRESHOLD, LEAST);
    assertThatThrownBy(() -> test.add(1, 2))
        .hasMessageContaining("2 of 1 predictions cannot be wrong");
    assertThatThrownBy(() -> new PageHinkley(-1, 50, 0)).hasMessageContaining("tolerance -1.0");
    assertThatThrownBy(() -> new PageHinkley(0, 0, 0)).hasMessageContaining("threshold 0.0");
  }

  /** Verifies the figures of docs/drift.md. */
  @Test
  void shouldRarelyAlarmByChanceAndSoonOnARise() {
    for (double rate : new double[] {0.02, 0.05, 0.1, 0.2, 0.3}) {
      int alarms = 0;
      int missed = 0;
      long labels = 0;
      double delay = 0;
      for (int run = 0; run < runs; run++) {
        PageHinkley test = new PageHinkley(TOLERANCE, THRESHOLD, LEAST);
        boolean alarm = false;
        for (int w = 0; w < 500 && !alarm; w++) {
          labels += 100;
          alarm = test.add(100, binomial(100, rate));
        }
        alarms += alarm ? 1 : 0;
        if (!alarm) {
          int windows = 1;
          while (windows < 1_000 && !test.add(100, binomial(100, rate + 0.1))) {
            windows++;
          }
          missed += windows == 1_000 ? 1 : 0;
          delay += 100.0 * windows;
        }
      }
      System.out.printf(
          "Page-Hinkley at %.0f%% errors: %d of %d runs of 50,000 labels alarm by chance (%d"
              + " labels), %d miss a rise by 10 points, %.0f labels until it is seen%n",
          100 * rate, alarms, runs, labels, missed, delay / (runs - alarms));
      assertThat(missed).isZero();
      assertThat(alarms).as("by chance at %s", rate).isLessThanOrEqualTo(mostAlarms(rate));
      assertThat(delay / (runs - alarms)).isLessThan(900);
    }
  }

  /**
   * The share of runs with an alarm in docs/drift.md for a rate, plus six standard deviations, so
   * that no seed fails by chance.
   */
  private int mostAlarms(double rate) {
    double share = rate > 0.25 ? 0.26 : rate > 0.15 ? 0.08 : 0.005;
    return (int) Math.ceil(runs * share + 6 * Math.sqrt(runs * share * (1 - share)));
  }

  private int binomial(int count, double rate) {
    int sum = 0;
    for (int i = 0; i < count; i++) {
      sum += random.nextDouble() < rate ? 1 : 0;
    }
    return sum;
  }
}
