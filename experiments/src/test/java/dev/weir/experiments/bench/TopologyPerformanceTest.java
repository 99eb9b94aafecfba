package dev.weir.experiments.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.classifiers.selectedrocket.SelectedRocketSettings;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TopologyPerformanceTest {

  @Test
  void shouldTakeTheMedianOfEachFigure() {
    // Given
    TopologyPerformance first = new TopologyPerformance(10, 3, 0.1, 5, 50, 500);
    TopologyPerformance second = new TopologyPerformance(30, 1, 0.3, 6, 40, 600);
    TopologyPerformance third = new TopologyPerformance(20, 2, 0.2, 4, 60, 400);

    // When
    TopologyPerformance median = TopologyPerformance.median(List.of(first, second, third));

    // Then
    assertThat(median).isEqualTo(new TopologyPerformance(20, 2, 0.2, 5, 50, 500));
    assertThat(TopologyPerformance.median(List.of(first, second)).recordsPerSecond()).isEqualTo(10);
  }

  @Test
  void shouldReadBackWhatTheProcessSays() {
    assertThat(ResourceUsage.parse(new ResourceUsage(123, 0.25, 7, 8).toLine()))
        .isEqualTo(new ResourceUsage(123, 0.25, 7, 8));
    assertThat(ResourceUsage.parse(new ResourceUsage(1, Double.NaN, 0, 0).toLine()).pollIdle())
        .isNaN();
    assertThat(ResourceUsage.isUsage("Started recording 1.")).isFalse();
    assertThatThrownBy(() -> ResourceUsage.parse("Started recording 1."))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Started recording");
  }

  @Test
  void shouldReportBothTopologiesAndTheirRatio() {
    // Given
    TopologyPerformance identity = new TopologyPerformance(50_000, 20, 0.08, 74, 135, 163);
    TopologyPerformance rocket =
        new TopologyPerformance(40_000, 25.25, Double.NaN, 65, 165.04, 201);

    // When
    BenchReport report = new BenchReport(settings(), identity, rocket, Map.of());

    // Then
    assertThat(report.json().toString())
        .startsWith("{\"identity\":{\"recordsPerSecond\":50000,\"p50Millis\":74.0,")
        .contains("\"rocket\":{\"recordsPerSecond\":40000,", "\"p99Millis\":165.0,")
        .contains("\"cpuMicrosPerRecord\":25.25,\"pollIdle\":null}")
        .endsWith(
            "\"ratio\":0.800,\"inputs\":{},\"records\":5000,\"partitions\":2,\"rounds\":3,\"rate\":100}");
    assertThat(report.text()).containsPattern("records a second +50000 +40000 +ratio 0.80");
  }

  @Test
  void shouldCompareTopicsOfATeamsOwnWithWeirsRecords() {
    // Given
    TopologyPerformance rocket = new TopologyPerformance(40_000, 25, 0.1, 65, 165, 201);
    TopologyPerformance json = new TopologyPerformance(28_000, 36, 0.1, 66, 170, 210);
    TopologyPerformance avro = new TopologyPerformance(34_000, 30, 0.1, 64, 160, 190);

    // When
    BenchReport report =
        new BenchReport(
            settings(), rocket, rocket, Map.of(BenchInput.AVRO_MOVED, avro, BenchInput.JSON, json));

    // Then
    assertThat(report.ratio(BenchInput.JSON)).isEqualTo(0.7);
    assertThat(report.text())
        .containsPattern("IDENTITY +ROCKET +FROM JSON +FROM AVRO-MOVED")
        .containsPattern("records a second +40000 +40000 +28000 +34000 +ratio 1.00")
        .containsPattern("share of ROCKET's +0.70 +0.85");
    assertThat(report.json().get("inputs").toString())
        .startsWith("{\"json\":{\"recordsPerSecond\":28000,")
        .contains("\"ratio\":0.700},\"avro-moved\":{")
        .endsWith(",\"ratio\":0.850}}");
  }

  @Test
  void shouldMeasureEachFormOnceAndWeirsInAnyCase() {
    assertThat(
            settings(BenchInput.AVRO, BenchInput.WEIR, BenchInput.JSON, BenchInput.AVRO)
                .ownInputs())
        .containsExactly(BenchInput.JSON, BenchInput.AVRO);
  }

  @Test
  void shouldNameWhatCannotBe() {
    assertThatThrownBy(
            () ->
                new BenchSettings(
                    10,
                    List.of(),
                    2,
                    1,
                    100,
                    Duration.ofSeconds(2),
                    SelectedRocketSettings.defaults(),
                    Duration.ZERO))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("records is 10; at least 1000 needed");
  }

  private static BenchSettings settings(BenchInput... inputs) {
    return new BenchSettings(
        5_000,
        List.of(inputs),
        2,
        3,
        100,
        Duration.ofSeconds(2),
        SelectedRocketSettings.defaults(),
        Duration.ofSeconds(60));
  }
}
