package dev.weir.modelregistry.routes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.schemas.ModelInput;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class InputCompatibilityTest {
  private static final ModelInput SIGNAL = new ModelInput("signal", List.of(1, 40));
  private static final ModelInput LONGER = new ModelInput("signal", List.of(1, 50));
  private static final ModelInput AXES = new ModelInput("signal", List.of(3, 40));
  private static final ModelInput IMAGE = new ModelInput("image", List.of(28, 28));
  private static final ModelInput LARGER = new ModelInput("image", List.of(32, 28));

  @Test
  void shouldGoByTheFirstChampion() {
    // given
    Route signals = Route.withoutSettings("signals");
    Route images = Route.withoutSettings("images");
    // when, then
    assertThat(incompatibility(signals, SIGNAL, SIGNAL, LONGER)).isEmpty();
    assertThat(incompatibility(signals, LONGER, SIGNAL, LONGER))
        .contains(
            "it takes a signal of [1, 50], the first version of route signals [1, 40]; give it a"
                + " route of its own");
    assertThat(incompatibility(signals, AXES, SIGNAL)).isPresent();
    assertThat(incompatibility(images, IMAGE, IMAGE)).isEmpty();
    assertThat(incompatibility(images, LARGER, IMAGE)).isPresent();
    assertThat(incompatibility(signals, LONGER)).isEmpty();
  }

  @Test
  void shouldNotGoByAChampionOfAnotherKind() {
    // given
    Route signals = Route.withoutSettings("signals");
    // when, then
    assertThat(incompatibility(signals, SIGNAL, IMAGE, SIGNAL)).isEmpty();
    assertThat(incompatibility(signals, IMAGE, IMAGE, SIGNAL))
        .contains("it takes records of kind image, those of route signals are of kind signal");
  }

  @Test
  void shouldTakeTheFirstVersionsKindWhereNothingElseIsKnownOfTheRoute() {
    // given
    Route presses = Route.withoutSettings("presses");
    // when, then
    assertThat(incompatibility(presses, IMAGE)).isEmpty();
    assertThat(incompatibility(presses, SIGNAL, SIGNAL)).isEmpty();
    assertThat(incompatibility(presses, IMAGE, SIGNAL))
        .hasValueSatisfying(detail -> assertThat(detail).contains("presses a signal of [1, 40]"));
  }

  @Test
  void shouldGoByChannelsAndWindowOfTheSettingsBeforeAnyChampion() {
    // given
    Route axes = new Route("axes", "signal", 3, 40);
    // when, then
    assertThat(incompatibility(axes, AXES, SIGNAL)).isEmpty();
    assertThat(incompatibility(axes, SIGNAL, SIGNAL))
        .hasValueSatisfying(
            detail -> assertThat(detail).contains("1 channel(s)", "route.axes.channels"));
    assertThat(incompatibility(new Route("w", "signal", 1, 40), LONGER))
        .hasValueSatisfying(detail -> assertThat(detail).contains("50", "40", "route.w.window"));
  }

  private static Optional<String> incompatibility(
      Route route, ModelInput model, ModelInput... champions) {
    return new InputCompatibility(route, Stream.of(champions))
        .incompatibility(model)
        .map(
            refusal -> {
              assertThat(refusal.reason()).isEqualTo(RefusalReason.INPUT_MISMATCH);
              return refusal.detail();
            });
  }
}
