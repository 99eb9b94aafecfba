package dev.weir.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.model.Progress;
import dev.weir.rocket.RocketSettings;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A small run of the whole benchmark. That nothing is lost or doubled is checked within. */
class BenchIT {

  @Test
  void shouldMeasureBothTopologies() {
    // Given
    BenchSettings settings =
        new BenchSettings(
            20_000,
            2,
            1,
            200,
            Duration.ofSeconds(2),
            RocketSettings.defaults().withKernels(20, 10),
            Duration.ofSeconds(120));

    // When
    BenchReport report;
    try (Bench bench = new Bench(settings, Progress.NONE)) {
      report = bench.run();
    }

    // Then
    assertThat(report.identity()).satisfies(BenchIT::measured);
    assertThat(report.rocket()).satisfies(BenchIT::measured);
  }

  private static void measured(Figures figures) {
    assertThat(figures.recordsPerSecond()).isBetween(100.0, 10_000_000.0);
    assertThat(figures.cpuMicrosPerRecord()).isBetween(0.1, 100_000.0);
    assertThat(figures.pollIdle()).isBetween(0.0, 1.0);
    assertThat(figures.p50Millis()).isPositive();
    assertThat(figures.p99Millis()).isGreaterThanOrEqualTo(figures.p50Millis());
    assertThat(figures.p999Millis()).isGreaterThanOrEqualTo(figures.p99Millis());
  }
}
