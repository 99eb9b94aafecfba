package dev.weir.stream.models;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.modelregistry.routes.RefusalReason;
import dev.weir.modelregistry.routes.Route;
import dev.weir.schemas.ModelInput;
import dev.weir.stream.names.ModelVersionId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TimelineCompatibilityTest {
  private static final ModelVersionId VERSION = new ModelVersionId("m", "1");

  @Test
  void shouldRefuseUnivariateModelForSeveralChannels() {
    assertThat(incompatibility(new Route("axes", "signal", 3, 40), 1, 40))
        .hasValueSatisfying(
            refused -> {
              assertThat(refused.reason()).isEqualTo(RefusalReason.INPUT_MISMATCH);
              assertThat(refused.detail())
                  .contains("it takes 1 channel(s)", "route axes have 3", "route.axes.channels");
            });
  }

  @Test
  void shouldRefuseModelOfAnotherLengthThanTheWindows() {
    assertThat(incompatibility(new Route("axes", "signal", 1, 40), 1, 50))
        .hasValueSatisfying(
            refused -> assertThat(refused.detail()).contains("50", "40", "route.axes.window"));
  }

  @Test
  void shouldTakeModelOfTheRoutesShape() {
    assertThat(incompatibility(new Route("axes", "signal", 3, 40), 3, 40)).isEmpty();
    assertThat(incompatibility(Route.ofSignals("any"), 3, 40)).isEmpty();
  }

  @Test
  void shouldRefuseModelOfAnotherKindOfInputThanTheRoutes() {
    assertThat(incompatibility(new Route("images", "image"), 1, 40))
        .hasValueSatisfying(
            refused ->
                assertThat(refused.detail())
                    .isEqualTo(
                        "it takes records of kind signal, those of route images are of kind"
                            + " image"));
  }

  private static Optional<VersionState.Refused> incompatibility(
      Route route, int channels, int length) {
    Timeline timeline =
        new Timeline(route.name(), 1, List.of(new Timeline.Entry(0, VERSION, List.of())));
    return new TimelineCompatibility(
            route,
            timeline,
            version -> Optional.of(new ModelInput("signal", List.of(channels, length))),
            version -> new VersionState.Pending("of the test"))
        .incompatibility(VERSION);
  }
}
