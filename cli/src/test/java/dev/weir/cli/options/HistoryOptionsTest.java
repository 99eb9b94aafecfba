package dev.weir.cli.options;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.schemas.Topic;
import dev.weir.stream.config.RouteConfig;
import dev.weir.stream.config.WeirConfig;
import dev.weir.trainer.data.DataException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HistoryOptionsTest {

  @TempDir private Path folder;

  @Test
  void shouldKnowTheTwoRoutesThatAreThereWithoutSettings() throws IOException {
    // When
    RouteConfig signals =
        HistoryOptions.route("signals", WeirConfig.ofCommand(null, Map.of(), Map.of()));
    RouteConfig images =
        HistoryOptions.route("images", WeirConfig.ofCommand(null, Map.of(), Map.of()));

    // Then
    assertThat(signals.input()).isEqualTo(Topic.SIGNALS);
    assertThat(images.input()).isEqualTo(Topic.IMAGES);
    assertThat(signals.takes("any source")).isTrue();
    assertThat(signals.cut()).isEmpty();
  }

  @Test
  void shouldSayWhatToAddForAnotherRoute() throws IOException {
    // Given
    WeirConfig settings = WeirConfig.ofCommand(null, Map.of(), Map.of());

    // When, then
    assertThatThrownBy(() -> HistoryOptions.route("mills", settings))
        .isInstanceOf(DataException.class)
        .hasMessageContaining("no route mills")
        .hasMessageContaining("[signals, images]")
        .hasMessageContaining("--config")
        .hasMessageContaining("routes");
  }

  @Test
  void shouldFindTheRoutesOfTheSettings() throws IOException {
    // Given
    Path file = folder.resolve("weir.properties");
    Files.writeString(
        file, "routes=mills\nroute.mills.sources=mill-.*\nroute.mills.window=30\nhttp.port=1\n");
    WeirConfig settings = WeirConfig.ofCommand(file, Map.of(), Map.of());

    // When
    RouteConfig mills = HistoryOptions.route("mills", settings);

    // Then
    assertThat(mills.takes("mill-7")).isTrue();
    assertThat(mills.takes("saw-7")).isFalse();
    assertThat(mills.length()).isEqualTo(30);
    assertThatThrownBy(() -> HistoryOptions.route("signals", settings))
        .hasMessageContaining("no route signals")
        .hasMessageContaining("[mills]");
  }
}
