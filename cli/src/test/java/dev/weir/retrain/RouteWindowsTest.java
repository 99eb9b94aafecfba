package dev.weir.retrain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.console.ClientSettings;
import dev.weir.data.DataException;
import dev.weir.schemas.Topic;
import dev.weir.stream.config.RouteConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RouteWindowsTest {

  @TempDir private Path folder;

  @Test
  void shouldKnowTheTwoRoutesThatAreThereWithoutSettings() {
    // When
    RouteConfig signals = RouteWindows.route("signals", ClientSettings.none());
    RouteConfig images = RouteWindows.route("images", ClientSettings.none());

    // Then
    assertThat(signals.input()).isEqualTo(Topic.SIGNALS);
    assertThat(images.input()).isEqualTo(Topic.IMAGES);
    assertThat(signals.takes("any source")).isTrue();
    assertThat(signals.cut()).isEmpty();
  }

  @Test
  void shouldSayWhatToAddForAnotherRoute() {
    assertThatThrownBy(() -> RouteWindows.route("mills", ClientSettings.none()))
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
    ClientSettings settings = ClientSettings.load(file);

    // When
    RouteConfig mills = RouteWindows.route("mills", settings);

    // Then
    assertThat(mills.takes("mill-7")).isTrue();
    assertThat(mills.takes("saw-7")).isFalse();
    assertThat(mills.length()).isEqualTo(30);
    assertThatThrownBy(() -> RouteWindows.route("signals", settings))
        .hasMessageContaining("no route signals")
        .hasMessageContaining("[mills]");
  }
}
