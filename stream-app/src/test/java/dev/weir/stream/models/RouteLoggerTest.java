package dev.weir.stream.models;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.modelregistry.routes.Route;
import dev.weir.stream.LogCapture;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RouteLoggerTest {
  @Test
  void shouldWarnOnceOfWhatDoesNotFit() {
    try (LogCapture log = LogCapture.of("dev.weir.stream.models.RouteLogger")) {
      // Given
      RouteLogger watch =
          new RouteLogger(List.of(Route.ofSignals("presses"), Route.ofSignals("pumps")));

      // When
      watch.update(Set.of("presses", "signals"));
      watch.update(Set.of("presses", "signals"));
      watch.update(Set.of("presses", "pumps", "signals"));

      // Then
      assertThat(log.warnings()).hasSize(2);
      assertThat(log.warnings().getFirst())
          .asString()
          .contains("route pumps has no assignment", "./weir assign pumps");
      assertThat(log.warnings().getLast())
          .asString()
          .contains("the assignment of route signals is not used");
    }
  }

  @Test
  void shouldNotWarnOfTopicThatNobodyUses() {
    try (LogCapture log = LogCapture.of("dev.weir.stream.models.RouteLogger")) {
      // Given
      List<Route> routes = List.of(Route.ofSignals("signals"), new Route("images", "image"));

      // When
      new RouteLogger(routes).update(Set.of("signals"));

      // Then
      assertThat(log.warnings()).isEmpty();

      // When neither is used
      new RouteLogger(routes).update(Set.of());

      // Then
      assertThat(log.warnings()).hasSize(2);
    }
  }
}
