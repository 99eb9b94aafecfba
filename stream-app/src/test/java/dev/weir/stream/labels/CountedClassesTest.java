package dev.weir.stream.labels;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.stream.models.LiveModels;
import dev.weir.stream.names.ModelVersionId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class CountedClassesTest {
  private static final StoredPrediction NARROW = made("1", "low");
  private static final StoredPrediction WIDE = made("2", "low");
  private static final StoredPrediction UNKNOWN = made("3", "low");

  private final CountedClasses classes =
      new CountedClasses(
          new AtomicReference<>(
              new LiveModels(
                  Map.of(),
                  Map.of(
                      new ModelVersionId("m", "1"), Set.of("low", "high"),
                      new ModelVersionId("m", "2"), Set.of("low", "high", "odd")),
                  version -> {})));

  @Test
  void shouldCountLabelAsItselfWhereItIsClass() {
    assertThat(classes.of("odd", WIDE)).isEqualTo("odd");
    assertThat(classes.of("odd", NARROW)).isEqualTo("(other)");
  }

  @Test
  void shouldCountOnlyRightLabelsAsThemselvesWhereClassesAreNotKnown() {
    assertThat(classes.of("low", UNKNOWN)).isEqualTo("low");
    assertThat(classes.of("high", UNKNOWN)).isEqualTo("(other)");
  }

  @Test
  void shouldKeepWhatIsClassForOneOfThePredictions() {
    assertThat(classes.kept("odd", List.of(NARROW, WIDE))).isEqualTo("odd");
    assertThat(classes.kept("odd", List.of(NARROW))).isEqualTo("(other)");
    assertThat(classes.kept("(other)", List.of(NARROW))).isEqualTo("(other)");
  }

  @Test
  void shouldTakeBackWhatWasCounted() {
    // The classes known today do not change what was counted then
    assertThat(before("odd", List.of(NARROW, WIDE), List.of("odd", "(other)")))
        .containsExactly("odd", "(other)");
    assertThat(before(null, List.of(NARROW), List.of())).isEmpty();
  }

  @Test
  void shouldReckonAsWhatTruthsOfEarlierVersionsWereCounted() {
    assertThat(before("odd", List.of(NARROW, WIDE), List.of())).containsExactly("(other)", "odd");
    assertThat(before("(other)", List.of(NARROW), List.of())).containsExactly("(other)");
    // A truth stored by a still earlier version, or when the model version was known
    assertThat(before("odd", List.of(NARROW), List.of())).containsExactly("odd");
  }

  private List<String> before(String truth, List<StoredPrediction> made, List<String> counted) {
    return classes.before(new PendingPrediction(1, 1, truth, made, counted));
  }

  private static StoredPrediction made(String version, String label) {
    return new StoredPrediction("m", version, "champion", 1, label);
  }
}
