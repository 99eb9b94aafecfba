package dev.weir.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.testing.Contract;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class MetricsPageTest {

  @Test
  void shouldBeThePageInTheTree() throws IOException {
    // Given
    Path page = Path.of("..", "docs", "metrics.md");

    // When
    String made = MetricsPage.render();

    // Then
    assertThat(Files.readString(page))
        .as("make it anew: ./weir serve --metrics > docs/metrics.md")
        .isEqualTo(made);
  }

  @Test
  void shouldHaveTheRecordedNamesTypesAndLabels() {
    Contract.check(
        "metrics.txt",
        MetricsPage.render()
            .lines()
            .filter(line -> line.startsWith("| `"))
            .map(line -> Arrays.stream(line.split("\\|")).skip(1).limit(3))
            .map(cells -> cells.map(String::strip).collect(Collectors.joining(" | ")))
            .toList());
  }

  @Test
  void shouldNameWhatOperatorsWatch() {
    assertThat(MetricsPage.render())
        .contains(
            "| `weir_records_total` | counter | `outcome` (dead-letter, duplicate, left-out,"
                + " predicted")
        .contains("| `weir_classify_seconds` | timer, histogram | `model`, `version` |")
        .contains("| `weir_model_age_seconds` | gauge |")
        .contains("| `weir_model_swaps_total` | counter | `route` |")
        .contains("| `weir_dead_letters_total` | counter | `reason` (event-time-out-of-range,")
        .contains("| `weir_duplicates_total` | counter |")
        .contains("| `weir_labels_total` | counter | `outcome` (")
        .contains("| `weir_restore_seconds` | timer | `store` |")
        .contains("| `weir_lag_records` | gauge | `topic` |");
  }
}
