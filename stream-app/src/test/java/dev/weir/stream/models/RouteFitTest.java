package dev.weir.stream.models;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.schemas.ModelInput;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RouteFitTest {
  private static final ModelInput SHORT = new ModelInput("signal", List.of(1, 40));
  private static final ModelInput LONG = new ModelInput("signal", List.of(1, 80));
  private static final ModelInput IMAGE = new ModelInput("image", List.of(28, 28));
  private static final VersionState PENDING = new VersionState.Pending("being loaded");
  private static final VersionState REFUSED =
      new VersionState.Refused(RefusalReason.HASH_MISMATCH, "other bytes");

  private final Map<VersionId, ModelInput> inputs = new HashMap<>();
  private final Map<VersionId, VersionState> states = new HashMap<>();

  @Test
  void shouldHoldAllVersionsAgainstFirstChampion() {
    // Given
    version("a", SHORT, PENDING);
    version("b", SHORT, PENDING);
    version("c", LONG, PENDING);

    // When, then
    assertThat(misfit("b", "a", "b", "c")).isEmpty();
    assertThat(misfit("c", "a", "b", "c").orElseThrow().detail())
        .isEqualTo(
            "it takes a signal of [1, 80], the first version of route signals [1, 40];"
                + " give it a route of its own");
    assertThat(misfit("c", "c")).isEmpty();
  }

  @Test
  void shouldRefuseOtherKindOfInput() {
    // Given
    version("a", IMAGE, PENDING);
    version("b", SHORT, PENDING);

    // When, then
    assertThat(misfit("a", "a", "b").orElseThrow().detail())
        .isEqualTo("it takes an image, the records of route signals are of kind signal");
    assertThat(misfit("b", "a", "b")).isEmpty();
  }

  @Test
  void shouldNotMeasureAgainstVersionThatIsRefusedItself() {
    // Given
    version("a", LONG, REFUSED);
    version("b", SHORT, PENDING);

    // When, then
    assertThat(misfit("b", "a", "b")).isEmpty();
  }

  @Test
  void shouldSayNothingOfVersionWithoutManifest() {
    // Given
    version("b", SHORT, PENDING);

    // When, then
    assertThat(misfit("a", "a", "b")).isEmpty();
    assertThat(misfit("b", "a", "b")).isEmpty();
  }

  private void version(String version, ModelInput input, VersionState state) {
    inputs.put(id(version), input);
    states.put(id(version), state);
  }

  private Optional<VersionState.Refused> misfit(String version, String... champions) {
    List<Timeline.Entry> entries = new java.util.ArrayList<>();
    for (String champion : champions) {
      entries.add(new Timeline.Entry(entries.size(), id(champion), List.of()));
    }
    RouteFit fit =
        new RouteFit(
            Route.ofSignals("signals"),
            new Timeline("signals", 1, entries),
            v -> Optional.ofNullable(inputs.get(v)),
            v -> states.getOrDefault(v, PENDING));
    return fit.misfit(id(version));
  }

  private static VersionId id(String version) {
    return new VersionId("m", version);
  }
}
