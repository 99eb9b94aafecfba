package dev.weir.classifiers.selectedrocket;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.classifiers.minirocket.MiniRocket;
import dev.weir.classifiers.minirocket.MiniRocketSettings;
import dev.weir.classifiers.rocket.Rocket;
import dev.weir.classifiers.rocket.RocketSettings;
import dev.weir.classifiers.signal.LabelledSignals;
import dev.weir.testing.PropertyTest;
import dev.weir.testing.Seeds;
import dev.weir.testing.Synthetic;
import dev.weir.testing.Warnings;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Warnings of the ROCKET family's trainers. */
class TrainingWarningsTest {

  private static final SelectedRocketSettings ROCKET =
      SelectedRocketSettings.defaults().withKernels(4, 2);
  private static final RocketSettings PUBLISHED = RocketSettings.defaults().withKernels(4);
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

  @ParameterizedTest
  @ValueSource(doubles = {1e6, 1e7, 1e9, 1e12, 1e14, 1e15, 3e15, 1e16, 1e17, 1e20})
  void shouldWarnOfEveryOffsetBeyondTheFirst(double offset) {
    // given
    LabelledSignals signals = moved(1, offset);
    List<String> none = List.of();

    // when, then
    assertThat(mini(signals, MINI)).isNotEmpty();
    assertThat(rocket(signals, ROCKET.withPreprocessing(none))).isNotEmpty();
    assertThat(published(signals, PUBLISHED.withPreprocessing(none))).isNotEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "1e12,",
    "1e15,vary by no more than the rounding",
    "1e20,vary by no more than the rounding"
  })
  void shouldWarnOfOffsetsThatCentringCannotTakeAway(double offset, String warning) {
    List<String> warnings = mini(moved(1, offset), MINI.withPreprocessing(List.of("centre")));
    assertThat(warnings).hasSize(warning == null ? 0 : 1);
    assertThat(warnings).allMatch(each -> each.contains(warning));
  }

  @Test
  void shouldNotWarnOfSilentChannels() {
    // given: one of two channels is constantly 5
    LabelledSignals sines = Synthetic.sines(20, 2, 40, 2, 1);
    double[][] half =
        Arrays.stream(sines.signals())
            .map(
                values -> IntStream.range(0, 80).mapToDouble(t -> t < 40 ? values[t] : 5).toArray())
            .toArray(double[][]::new);

    // when, then
    assertThat(mini(new LabelledSignals(half, 2, sines.labels(), sines.classes()), MINI)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "level; znorm:2; the mean of a signal; --preprocess \"\" (none)",
        "level; centre; the mean of a signal; --preprocess \"\" (none)",
        "level; detrend:2,znorm:2; the mean of a signal; --preprocess \"\" (none)",
        "level; velocity; the mean of a signal; --preprocess \"\" (none)",
        "amplitude; znorm; the standard deviation of a signal; --preprocess centre",
        "amplitude; detrend:2,znorm:2; the standard deviation of a signal; --preprocess centre",
        "amplitude; velocity:2; the standard deviation of a signal; --preprocess centre",
        "slope; detrend:2; the slope of a signal; --preprocess centre",
        "slope; detrend:2,znorm:2; the slope of a signal; --preprocess centre"
      })
  void shouldSayWhatPreprocessingRemovesOfTheClasses(
      String difference, String steps, String statistic, String remedy) {
    // given
    LabelledSignals signals = noiseThatDiffersIn(difference);
    List<String> preprocessing = List.of(steps.split(","));

    // when
    List<List<String>> all =
        List.of(
            rocket(signals, ROCKET.withPreprocessing(preprocessing)),
            published(signals, PUBLISHED.withPreprocessing(preprocessing)),
            mini(signals, MINI.withPreprocessing(preprocessing)));

    // then
    assertThat(all)
        .allSatisfy(
            warnings ->
                assertThat(warnings)
                    .anySatisfy(
                        each ->
                            assertThat(each)
                                .startsWith(statistic)
                                .contains("which " + preprocessing + " removes")
                                .endsWith("Keep it by " + remedy)));
  }

  @ParameterizedTest
  @CsvSource({"level,''", "amplitude,''", "amplitude,centre", "slope,''", "slope,znorm:2"})
  void shouldSayNothingOfWhatPreprocessingKeeps(String difference, String step) {
    LabelledSignals signals = noiseThatDiffersIn(difference);
    List<String> preprocessing = step.isEmpty() ? List.of() : List.of(step);
    assertThat(mini(signals, MINI.withPreprocessing(preprocessing)))
        .noneMatch(each -> each.contains("removes"));
  }

  @PropertyTest
  void shouldSayNothingOfRemovedStatisticsThatTellNothing() {
    // given: noise whose level, amplitude and slope are independent of the class
    Random random = Seeds.random();
    double[][] signals = new double[60][];
    for (int i = 0; i < signals.length; i++) {
      double level = random.nextGaussian();
      double amplitude = Math.exp(random.nextGaussian());
      double slope = random.nextGaussian();
      signals[i] =
          IntStream.range(0, 40)
              .mapToDouble(t -> level + slope * t / 40 + amplitude * random.nextGaussian())
              .toArray();
    }
    int[] labels = IntStream.range(0, 60).map(i -> i % 3).toArray();

    // when, then
    assertThat(rocket(new LabelledSignals(signals, labels, List.of("a", "b", "c")), ROCKET))
        .isEmpty();
  }

  /** 40 signals, sorted by class; the second half has another level, amplitude or slope. */
  private static LabelledSignals noiseThatDiffersIn(String what) {
    Random random = new Random(5);
    double[][] signals = new double[40][40];
    for (int i = 0; i < signals.length; i++) {
      boolean second = i >= 20;
      for (int t = 0; t < 40; t++) {
        double noise = random.nextGaussian();
        signals[i][t] =
            switch (what) {
              case "level" -> noise + (second ? 5 : 0);
              case "amplitude" -> noise * (second ? 3 : 1);
              default -> noise + (second ? 0.2 : -0.2) * (t - 19.5);
            };
      }
    }
    int[] labels = IntStream.range(0, 40).map(i -> i / 20).toArray();
    return new LabelledSignals(signals, labels, List.of("a", "b"));
  }

  private static List<String> rocket(LabelledSignals signals, SelectedRocketSettings settings) {
    Warnings warnings = new Warnings();
    SelectedRocket.train(signals, settings, warnings);
    return warnings.all();
  }

  private static List<String> published(LabelledSignals signals, RocketSettings settings) {
    Warnings warnings = new Warnings();
    Rocket.train(signals, settings, warnings);
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
