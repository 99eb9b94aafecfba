package dev.weir.experiments.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.classifiers.model.Progress;
import dev.weir.classifiers.selectedrocket.SelectedRocketSettings;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A small run of the whole benchmark, which itself checks that no record is lost or duplicated. */
class BenchIT {
  private static final double LEAST_RATIO = 0.4;

  @Test
  void shouldMeasureBothTopologies() {
    // When
    BenchReport report = runWith(List.of());

    // Then
    assertThat(report.identity()).satisfies(BenchIT::measured);
    assertThat(report.rocket()).satisfies(BenchIT::measured);
  }

  @Test
  @Tag("slow")
  void shouldMeasureTopicsOfATeamsOwn() {
    // When
    BenchReport report = runWith(List.of(BenchInput.JSON, BenchInput.AVRO_MOVED));

    // Then
    assertThat(report.own()).containsOnlyKeys(BenchInput.JSON, BenchInput.AVRO_MOVED);
    assertThat(report.own().values()).allSatisfy(BenchIT::measured);
  }

  private static BenchReport runWith(List<BenchInput> inputs) {
    BenchSettings settings =
        new BenchSettings(
            20_000,
            inputs,
            2,
            1,
            200,
            Duration.ofSeconds(2),
            SelectedRocketSettings.defaults().withKernels(20, 10),
            Duration.ofSeconds(120));
    try (Bench bench = new Bench(settings, Progress.NONE)) {
      return bench.run();
    }
  }

  /**
   * Detects a regression of the ratio in PERFORMANCE.md. Other load on the machine may slow down
   * either topology, so one good round of three is enough, and the limit is well below the ratio on
   * an idle machine.
   */
  @Test
  @Tag("slow")
  void shouldNotFallFarBehindTheIdentityTopology() {
    // Given
    BenchSettings settings =
        new BenchSettings(
            500_000,
            List.of(),
            2,
            1,
            200,
            Duration.ofSeconds(1),
            SelectedRocketSettings.defaults(),
            Duration.ofSeconds(240));

    // When
    double best = 0;
    for (int round = 0; round < 3 && best < LEAST_RATIO; round++) {
      try (Bench bench = new Bench(settings, Progress.NONE)) {
        double ratio = bench.run().ratio();
        System.out.printf("ROCKET's speed is %.2f of the identity topology's%n", ratio);
        best = Math.max(best, ratio);
      }
    }

    // Then
    assertThat(best).isGreaterThanOrEqualTo(LEAST_RATIO);
  }

  private static void measured(TopologyPerformance figures) {
    assertThat(figures.recordsPerSecond()).isBetween(100.0, 10_000_000.0);
    assertThat(figures.cpuMicrosPerRecord()).isBetween(0.1, 100_000.0);
    assertThat(figures.pollIdle()).isBetween(0.0, 1.0);
    assertThat(figures.p50Millis()).isPositive();
    assertThat(figures.p99Millis()).isGreaterThanOrEqualTo(figures.p50Millis());
    assertThat(figures.p999Millis()).isGreaterThanOrEqualTo(figures.p99Millis());
  }
}
