package dev.weir.experiments.scoreboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.weir.classifiers.image.GreyImages;
import dev.weir.classifiers.model.Progress;
import dev.weir.classifiers.model.WeirVersion;
import dev.weir.classifiers.wnn.definition.Extension;
import dev.weir.classifiers.wnn.definition.WnnParameters;
import dev.weir.experiments.scoreboard.RunParts.Part;
import dev.weir.trainer.data.ImageDataSet;
import dev.weir.trainer.data.ImageFiles;
import dev.weir.trainer.data.ImageRange;
import dev.weir.trainer.training.WindowMethod;
import dev.weir.trainer.training.WnnEvaluation;
import dev.weir.trainer.training.WnnReport;
import dev.weir.trainer.training.WnnSettings;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class WnnRowsTest {

  private static final ImageFiles FILES = new ImageFiles(images(60, 1), images(60, 2), "drawn");
  private static final WnnExperiment MORE = WnnExperiment.of("1:8", "16:", WnnParameters.of(3));

  private final WnnRows rows = new WnnRows(new WnnRuns(FILES, 0, 1));

  @Test
  void shouldNotTakeUpRowsOfAnotherVersion() {
    assertThat(MnistBoard.of(FILES, false, 1).scoreboard("drawn").settings())
        .containsEntry("weir.version", WeirVersion.get())
        .containsEntry("build", BuildDigest.get());
  }

  @Test
  void shouldHavePublishedFiguresBesideMnistOnly() {
    assertThat(MnistBoard.of(FILES, false, 1).scoreboard("drawn").rows())
        .allMatch(row -> row.published().isEmpty());
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
        .isEqualTo("WNN3 train 1:8 test 16: p=1 k=1 shifts=1 threshold=90");
  }

  @Test
  void shouldHaveTheErrorsOfDwnnAndTheCombination() {
    // Given
    WnnExperiment shifted = MORE.withShifts(1);
    for (WindowMethod method : WindowMethod.values()) {
      rows.kept("part", "of " + method, shifted.by(method), Map.of());
    }

    // When
    List<Map<String, Double>> figures = List.of(measured(0), measured(1), measured(2));

    // Then
    WnnSettings settings = new WnnSettings(shifted.parameters(), 1);
    List<WindowMethod> methods = List.of(WindowMethod.values());
    for (int i = 0; i < methods.size(); i++) {
      WnnReport report = WnnEvaluation.run(split("1:8"), methods.get(i), settings, Progress.NONE);
      assertThat(figures.get(i)).containsEntry("errors", (double) report.evaluation().errors());
    }
    assertThat(rows.all())
        .extracting(ScoreboardRow::id)
        .containsExactly(
            "WNN3 train 1:8 test 16: p=2 k=1 shifts=1 threshold=0",
            "DWNN3 train 1:8 test 16: p=2 k=1 shifts=1 threshold=0",
            "WNN3 and DWNN3 train 1:8 test 16: p=2 k=1 shifts=1 threshold=0");
  }

  @Test
  void shouldGoOnFromTheRunsOfAnotherProcess() {
    // Given
    WnnExperiment shifted = MORE.withShifts(1);
    for (WindowMethod method : WindowMethod.values()) {
      rows.kept("part", "of " + method, shifted.by(method), Map.of());
    }
    Map<String, Double> windows = measured(0);
    Map<String, Double> images = measured(1);
    Map<String, Double> both = measured(2);

    // When
    WnnRows resumed = new WnnRows(new WnnRuns(FILES, 0, 1));
    for (WindowMethod method : WindowMethod.values()) {
      resumed.kept("part", "of " + method, shifted.by(method), Map.of());
    }
    resumed.all().get(0).measurement().resume(windows);
    resumed.all().get(1).measurement().resume(images);

    // Then
    assertThat(images.keySet()).anyMatch(name -> name.startsWith("predicted."));
    assertThat(resumed.all().get(2).measurement().measure(Progress.NONE)).isEqualTo(both);
  }

  @Test
  void shouldMeasureRunsTogetherAsIfAlone() {
    // Given
    WnnRuns runs = new WnnRuns(FILES, 0, 2);
    NestedRun together =
        NestedRun.ofBoth(MORE, List.of(Extension.parse("shift1"), Extension.parse("set2")));
    runs.together(together);
    KeptParts parts = new KeptParts();
    runs.keepIn(parts);
    WnnRows nested = new WnnRows(runs);
    together.runs().forEach(run -> nested.kept("part", run.id(), run, Map.of()));

    // When
    List<Map<String, Double>> figures =
        nested.all().stream().map(row -> row.measurement().measure(Progress.NONE)).toList();

    // Then
    for (int i = 0; i < figures.size(); i++) {
      WnnExperiment run = together.runs().get(i);
      WnnSettings settings = new WnnSettings(run.parameters(), 1);
      WnnReport alone = WnnEvaluation.run(split("1:8"), run.method(), settings, Progress.NONE);
      assertThat(figures.get(i))
          .as(run.id())
          .containsAllEntriesOf(WnnRows.errors(alone.evaluation()));
    }
    assertThat(parts.kept).hasSize(2);
    assertThat(nested.all().getFirst().weight()).isGreaterThan(nested.all().get(1).weight());
  }

  /** Tests of one split only, of two and of all; training images likewise. */
  @Test
  void shouldMeasureRunsOnSeveralSplitsTogetherAsIfAlone() {
    // Given
    List<Extension> sets = Stream.of("set1", "set2", "set3", "set4").map(Extension::parse).toList();
    NestedRun together =
        NestedRun.ofBoth(MORE.on("1:12", "13:"), sets)
            .with(NestedRun.ofWindows(MORE.on("file", "file"), sets.subList(3, 4)))
            .with(NestedRun.ofBoth(MORE.on("1:18", "19:"), sets.subList(1, 2)));
    WnnRuns runs = new WnnRuns(FILES, 0, 2);
    runs.together(together);
    KeptParts parts = new KeptParts();
    runs.keepIn(parts);

    // When
    List<WnnReport> reports =
        together.runs().stream().map(run -> runs.report(run, Progress.NONE)).toList();

    // Then
    WnnRuns alone = new WnnRuns(FILES, 0, 1);
    for (int i = 0; i < reports.size(); i++) {
      WnnExperiment run = together.runs().get(i);
      assertThat(reports.get(i).predicted())
          .as(run.id())
          .isEqualTo(alone.report(run, Progress.NONE).predicted());
    }
    WnnExperiment combined = together.largest().by(WindowMethod.COMBINED);
    assertThat(runs.report(combined, Progress.NONE).predicted())
        .isEqualTo(alone.report(combined, Progress.NONE).predicted());
    assertThat(together.pairs(runs::images))
        .isEqualTo(new NestedRun.Pairs(18 * 4, 18 * 4, 16 * (12 * 18 + 3 * 15 + 3 * 12)));

    // When all is kept
    WnnRuns again = new WnnRuns(FILES, 0, 1);
    again.together(together);
    int kept = parts.kept.size();
    again.keepIn(parts);

    // Then
    for (int i = 0; i < reports.size(); i++) {
      assertThat(again.report(together.runs().get(i), Progress.NONE).predicted())
          .isEqualTo(reports.get(i).predicted());
    }
    assertThat(parts.kept).hasSize(kept);
  }

  @Test
  void shouldNotCompareTestsAgainThatAreKept() {
    // Given all but two tests, all of them wrong
    WnnRuns runs = new WnnRuns(FILES, 0, 1);
    NestedRun together = NestedRun.ofWindows(MORE, List.of(Extension.NONE));
    runs.together(together);
    GreyImages tests = split("1:8").test();
    List<Integer> known = IntStream.range(2, tests.size()).boxed().toList();
    List<Integer> wrong = known.stream().map(test -> (tests.label(test) + 1) % 4).toList();
    KeptParts parts = new KeptParts();
    parts.add(new Part(MORE.id(), known, List.of(wrong)));
    parts.add(new Part("another", List.of(0, 1), List.of(List.of(3, 3))));
    runs.keepIn(parts);

    // When
    WnnReport report = runs.report(MORE, Progress.NONE);

    // Then
    WnnReport alone =
        WnnEvaluation.run(split("1:8"), new WnnSettings(MORE.parameters(), 1), Progress.NONE);
    assertThat(report.predicted().subList(0, 2)).isEqualTo(alone.predicted().subList(0, 2));
    assertThat(report.predicted().subList(2, tests.size())).isEqualTo(wrong);
    assertThat(parts.kept.getLast().tests()).containsExactly(0, 1);
  }

  private static final class KeptParts implements RunParts {

    private final List<Part> kept = Collections.synchronizedList(new ArrayList<>());

    @Override
    public List<Part> of(String run) {
      return kept.stream().filter(part -> part.run().equals(run)).toList();
    }

    @Override
    public void add(Part part) {
      kept.add(part);
    }
  }

  @Test
  void shouldCountTiesApart() {
    // Given
    WnnExperiment binary = MORE.withWindow(11).binarised(90);
    rows.ties("part", "NN", binary, Map.of());

    // When
    Map<String, Double> figures = measured(0);

    // Then
    WnnReport report =
        WnnEvaluation.run(
            split("1:8").binarised(90), new WnnSettings(WnnParameters.of(11), 1), Progress.NONE);
    assertThat(figures).containsEntry("errors", (double) report.evaluation().errors());
    assertThat(figures.get("errors, ties are wrong")).isGreaterThan(figures.get("errors"));
  }

  @Test
  void shouldCountDifferingPixelsOfWholeImages() {
    // Given
    WnnRuns runs = new WnnRuns(FILES, 0, 2);
    WnnExperiment binary = MORE.withWindow(11).binarised(90);
    ImageDataSet images = runs.images(binary);

    // When
    ClassDistances bits = ClassDistances.ofBits(images, 2, Progress.NONE);

    // Then all 36 windows are the whole image
    ClassDistances all =
        ClassDistances.of(
            images, binary.method().classifier(images, binary.parameters()), 1, Progress.NONE);
    assertThat(runs.isOfBits(binary)).isTrue();
    assertThat(runs.isOfBits(binary.withWindow(9))).isFalse();
    assertThat(runs.isOfBits(MORE.withWindow(11))).isFalse();
    for (int test = 0; test < images.test().size(); test++) {
      assertThat(LongStream.of(bits.all()[test]).map(distance -> 36 * distance).toArray())
          .isEqualTo(all.all()[test]);
    }
  }

  @Test
  void shouldTryOtherRunsOnTheTestsThatAreClosest() {
    // Given
    rows.closest("part", "few", MORE, MORE, 12);
    rows.closest("part", "all", MORE, MORE, 1000);

    // When
    double few = measured(0).get("errors");
    double all = measured(1).get("errors");

    // Then errors come first
    assertThat(all).isEqualTo((double) wrong("1:8").cardinality());
    assertThat(few).isEqualTo(Math.min(12, all));
  }

  @Test
  void shouldChooseFewerWindows() {
    // Given
    rows.fewerWindows("part", "windows", MORE, MORE.on("1:8", "9:15"));

    // When
    Map<String, Double> figures = measured(0);

    // Then
    assertThat(figures)
        .containsKeys("errors, 20 windows", "errors on validation images, 1 windows");
    assertThat(figures.get("errors, 20 windows")).isBetween(0.0, 60.0);
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
    WnnRows sampled = new WnnRows(new WnnRuns(FILES, 5, 1));
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
