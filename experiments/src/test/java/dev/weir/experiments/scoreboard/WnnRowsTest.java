package dev.weir.experiments.scoreboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.weir.classifiers.image.GreyImages;
import dev.weir.classifiers.model.Progress;
import dev.weir.classifiers.model.WeirVersion;
import dev.weir.classifiers.wnn.WnnParameters;
import dev.weir.trainer.data.ImageDataSet;
import dev.weir.trainer.data.ImageFiles;
import dev.weir.trainer.data.ImageRange;
import dev.weir.trainer.training.DwnnEvaluation;
import dev.weir.trainer.training.WindowReport;
import dev.weir.trainer.training.WnnEvaluation;
import dev.weir.trainer.training.WnnReport;
import dev.weir.trainer.training.WnnSettings;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class WnnRowsTest {

  private static final ImageFiles FILES = new ImageFiles(images(60, 1), images(60, 2), "drawn");
  private static final WnnExperiment MORE =
      new WnnExperiment("1:8", "16:", WnnParameters.of(3), WnnExperiment.GREY);

  private final WnnRows rows = new WnnRows(FILES, 0, 1);

  @Test
  void shouldNotTakeUpRowsOfAnotherVersion() {
    assertThat(MnistBoard.of("drawn", FILES, false, 1).settings())
        .containsEntry("weir.version", WeirVersion.get());
  }

  @Test
  void shouldHaveTheErrorsOfARun() {
    // Given
    WnnExperiment asked = MORE.withPower(1).withShifts(1).binarised(90);
    rows.errors("part", asked, Map.of("errors", 4.0));

    // When
    Map<String, Double> figures = measured(0);

    // Then
    WnnReport report =
        WnnEvaluation.run(
            split("1:8").binarised(90),
            new WnnSettings(WnnParameters.of(3).withPower(1).withShifts(1), 1),
            Progress.NONE);
    assertThat(figures.keySet())
        .containsExactly("errors", "errors.0", "errors.1", "errors.2", "errors.3");
    assertThat(figures).containsEntry("errors", (double) report.evaluation().errors());
    assertThat(figures).containsEntry("errors.3", (double) report.evaluation().errorsByClass()[3]);
    assertThat(report.evaluation().errors()).isPositive();
    assertThat(rows.all().getFirst().id())
        .isEqualTo("WNN3 train 1:8 test 16: p=1 shifts=1 threshold=90");
  }

  @Test
  void shouldHaveTheErrorsOfDwnnAndTheCombination() {
    // Given
    rows.dwnn("part", MORE.withShifts(1));
    rows.combined("part", MORE.withShifts(1));

    // When
    Map<String, Double> dwnn = measured(0);
    Map<String, Double> combined = measured(1);

    // Then
    WnnSettings settings = new WnnSettings(WnnParameters.of(3).withShifts(1), 1);
    assertThat(dwnn)
        .containsEntry(
            "errors", errors(DwnnEvaluation.dwnn(split("1:8"), settings, Progress.NONE)));
    assertThat(combined)
        .containsEntry(
            "errors", errors(DwnnEvaluation.combined(split("1:8"), settings, Progress.NONE)));
    assertThat(rows.all())
        .extracting(ScoreboardRow::id)
        .containsExactly(
            "DWNN3 train 1:8 test 16: p=2 shifts=1 threshold=0",
            "combined WNN3 train 1:8 test 16: p=2 shifts=1 threshold=0");
    assertThat(rows.all())
        .extracting(ScoreboardRow::title)
        .containsExactly("DWNN3", "WNN3 and DWNN3");
  }

  private static double errors(WindowReport report) {
    return report.evaluation().errors();
  }

  @Test
  void shouldCountTheErrorsThatTwoRunsShare() {
    // Given
    rows.common("part", "common", MORE, MORE.on("1:4", "16:"), Map.of());

    // When
    Map<String, Double> figures = measured(0);

    // Then
    BitSet more = wrong("1:8");
    BitSet fewer = wrong("1:4");
    double both = more.stream().filter(fewer::get).count();
    double either = more.cardinality() + fewer.cardinality() - both;
    assertThat(figures)
        .containsEntry("errors of both", both)
        .containsEntry("errors of either", either)
        .containsEntry("share", both / either);
    assertThat(both).isPositive().isLessThan(either);
  }

  @Test
  void shouldCountOperationsBesideAFormula() {
    // Given
    rows.operations("part", MORE, 1000);

    // When
    Map<String, Double> figures = measured(0);

    // Then
    assertThat(figures.get("operations a test")).isPositive();
    assertThat(figures.get("share of the formula's"))
        .isCloseTo(figures.get("operations a test") / 1000, within(1e-3));
  }

  @Test
  void shouldMarkSamples() {
    // Given
    WnnRows sampled = new WnnRows(FILES, 5, 1);
    sampled.errors("part", MORE, Map.of());

    // When
    ScoreboardRow row = sampled.all().getFirst();

    // Then
    assertThat(row.sampled()).isTrue();
    assertThat(row.measurement().measure(Progress.NONE).get("errors")).isBetween(0.0, 5.0);
  }

  private Map<String, Double> measured(int row) {
    return rows.all().get(row).measurement().measure(Progress.NONE);
  }

  private static BitSet wrong(String train) {
    return WnnEvaluation.run(split(train), new WnnSettings(WnnParameters.of(3), 1), Progress.NONE)
        .wrong();
  }

  private static ImageDataSet split(String train) {
    return ImageDataSet.of(FILES, ImageRange.parse(train), ImageRange.parse("16:"));
  }

  /** Each class is brighter than the previous one, with noise, so that there are errors. */
  private static GreyImages images(int count, long seed) {
    Random random = new Random(seed);
    int[] labels = new int[count];
    Arrays.setAll(labels, i -> i % 4);
    byte[] pixels = new byte[count * 36];
    for (int k = 0; k < pixels.length; k++) {
      pixels[k] = (byte) (labels[k / 36] * 12 + random.nextInt(180));
    }
    return new GreyImages(6, 6, pixels, labels, 4);
  }
}
