package dev.weir.rocket;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.minirocket.MiniRocket;
import dev.weir.minirocket.MiniRocketSettings;
import dev.weir.published.PublishedRocket;
import dev.weir.published.PublishedRocketSettings;
import dev.weir.signal.LabelledSignals;
import dev.weir.testing.Synthetic;
import dev.weir.testing.Warnings;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the trainers of the ROCKET family warn of. */
class TrainingWarningsTest {

  private static final RocketSettings ROCKET = RocketSettings.defaults().withKernels(4, 2);
  private static final PublishedRocketSettings PUBLISHED =
      PublishedRocketSettings.defaults().withKernels(4);
  private static final MiniRocketSettings MINI = MiniRocketSettings.defaults().withFeatures(84);

  @ParameterizedTest
  @CsvSource({"40,false", "250,false", "251,true", "2000,true"})
  void shouldWarnOfSignalsThatAreLongBesideSmallKernels(int length, boolean warns) {
    // given
    LabelledSignals signals = Synthetic.sines(6, 1, length, 2, 1);

    // when
    List<String> small = rocket(signals, ROCKET);

    // then
    assertThat(small).hasSize(warns ? 1 : 0);
    assertThat(small)
        .allMatch(each -> each.contains("%,d samples".formatted(length)))
        .allMatch(
            each -> each.contains("at most 25 at a time: made for signals of up to about 250"))
        .allMatch(each -> each.contains("--variant published, or minirocket"));
    assertThat(published(signals, PUBLISHED)).isEmpty();
    assertThat(mini(signals, MINI)).isEmpty();
  }

  @Test
  void shouldNotWarnOfOffsetsThatPreprocessingTakesAway() {
    LabelledSignals signals = moved(1, 1e7);
    assertThat(rocket(signals, ROCKET)).isEmpty();
    assertThat(published(signals, PUBLISHED)).isEmpty();
    assertThat(mini(signals, MINI.withPreprocessing(List.of("centre")))).isEmpty();
  }

  @Test
  void shouldWarnOfOffsetsWithoutPreprocessing() {
    LabelledSignals signals = moved(1, 1e7);
    List<String> none = List.of();
    assertThat(rocket(signals, ROCKET.withPreprocessing(none)))
        .singleElement()
        .asString()
        .contains("1.00e+07", "znorm");
    assertThat(published(signals, PUBLISHED.withPreprocessing(none))).hasSize(1);
    assertThat(mini(signals, MINI)).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({"1e-9,2,1,0", "1e-3,1,0,0", "1,0,0,0", "1e3,1,0,0"})
  void shouldWarnOfUnitsWithoutPreprocessing(double unit, int small, int published, int mini) {
    LabelledSignals signals = moved(unit, 0);
    List<String> none = List.of();
    assertThat(rocket(signals, ROCKET.withPreprocessing(none))).hasSize(small);
    assertThat(published(signals, PUBLISHED.withPreprocessing(none))).hasSize(published);
    assertThat(mini(signals, MINI)).hasSize(mini);
  }

  @Test
  void shouldWarnOfUnitsThatTheFirstVersionsOfStepsCannotTake() {
    LabelledSignals signals = moved(1e-13, 0);
    List<String> first = List.of("detrend", "znorm");
    assertThat(rocket(signals, ROCKET.withPreprocessing(first)))
        .singleElement()
        .asString()
        .contains("standard deviation is 1.38e-05", "--preprocess znorm");
    assertThat(rocket(signals, ROCKET)).isEmpty();
  }

  private static List<String> rocket(LabelledSignals signals, RocketSettings settings) {
    Warnings warnings = new Warnings();
    Rocket.train(signals, settings, warnings);
    return warnings.all();
  }

  private static List<String> published(LabelledSignals signals, PublishedRocketSettings settings) {
    Warnings warnings = new Warnings();
    PublishedRocket.train(signals, settings, warnings);
    return warnings.all();
  }

  private static List<String> mini(LabelledSignals signals, MiniRocketSettings settings) {
    Warnings warnings = new Warnings();
    MiniRocket.train(signals, settings, warnings);
    return warnings.all();
  }

  private static LabelledSignals moved(double scale, double offset) {
    LabelledSignals sines = Synthetic.sines(20, 1, 40, 2, 1);
    double[][] moved =
        Arrays.stream(sines.signals())
            .map(values -> Arrays.stream(values).map(v -> v * scale + offset).toArray())
            .toArray(double[][]::new);
    return new LabelledSignals(moved, sines.labels(), sines.classes());
  }
}
