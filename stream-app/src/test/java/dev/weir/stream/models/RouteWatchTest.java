package dev.weir.stream.models;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.routes.Route;
import dev.weir.stream.LogCapture;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RouteWatchTest {
  @Test
  void shouldWarnOnceOfWhatDoesNotFit() {
    try (LogCapture log = LogCapture.of("dev.weir.stream.models.RouteWatch")) {
      // Given
      RouteWatch watch =
          new RouteWatch(List.of(Route.ofSignals("presses"), Route.ofSignals("pumps")));

      // When
      watch.look(Set.of("presses", "signals"));
      watch.look(Set.of("presses", "signals"));
      watch.look(Set.of("presses", "pumps", "signals"));

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
    try (LogCapture log = LogCapture.of("dev.weir.stream.models.RouteWatch")) {
      // Given
      List<Route> routes = List.of(Route.ofSignals("signals"), new Route("images", "image"));

      // When
      new RouteWatch(routes).look(Set.of("signals"));

      // Then
      assertThat(log.warnings()).isEmpty();

      // When neither is used
      new RouteWatch(routes).look(Set.of());

      // Then
      assertThat(log.warnings()).hasSize(2);
    }
  }
}
