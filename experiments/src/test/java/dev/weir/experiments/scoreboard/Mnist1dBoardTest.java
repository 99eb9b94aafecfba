package dev.weir.experiments.scoreboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.weir.classifiers.model.Progress;
import dev.weir.classifiers.model.WeirVersion;
import dev.weir.classifiers.selectedrocket.SelectedRocketSettings;
import dev.weir.experiments.baselines.LassoEvaluation;
import dev.weir.experiments.baselines.LassoReport;
import dev.weir.experiments.baselines.LassoReport.Point;
import dev.weir.trainer.data.Mnist1d;
import dev.weir.trainer.data.SignalDataSet;
import dev.weir.trainer.training.RocketTrainers;
import dev.weir.trainer.training.SignalTraining;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Every row of the post on its data agrees within a percentage point; most are exactly equal. */
class Mnist1dBoardTest {

  private static final int THREADS = 2;
  private static final SignalDataSet DATA = Mnist1d.generate(Mnist1d.FROZEN_SEED);

  @Test
  void shouldComeWithinAPointOfThePostsLogisticRegressions() {
    assertWithinAPoint(new LogisticRows(DATA, THREADS).rows());
  }

  @Test
  void shouldVoteAsThePostsNeighboursDo() {
    List<ScoreboardRow> rows = new KnnRows(DATA, THREADS).rows();
    assertWithinAPoint(rows);
    Map<String, Double> euclidean = rows.getFirst().measurement().measure(Progress.NONE);
    assertThat(euclidean.values()).containsExactly(57.4, 56.9, 56.6, 57.5, 54.7);
  }

  @Test
  void shouldHaveEveryRowOfThePostAndMoreInFull() {
    Scoreboard quick = Mnist1dBoard.of("quick", DATA, false, THREADS);
    Scoreboard full = Mnist1dBoard.of("full", DATA, true, THREADS);
    assertThat(quick.rows())
        .extracting(ScoreboardRow::title)
        .contains("raw values", "Euclidean", "DTW, psi = 2", "ridge", "lasso, alpha = 0.01");
    assertThat(full.rows()).hasSizeGreaterThan(quick.rows().size());
    assertThat(full.settings()).isNotEqualTo(quick.settings());
    assertThat(full.settings()).containsEntry("weir.version", WeirVersion.get());
  }

  @Test
  void shouldSumUpSeveralSeeds() {
    Map<String, Double> expected = new LinkedHashMap<>();
    expected.put("accuracy, %", 96.0);
    expected.put("standard deviation", 1.0);
    expected.put("least, %", 95.0);
    expected.put("greatest, %", 97.0);
    assertThat(FigureFormat.overSeeds(new double[] {0.96, 0.97, 0.95})).isEqualTo(expected);
    assertThat(FigureFormat.overSeeds(new double[] {0.57})).isEqualTo(Map.of("accuracy, %", 57.0));
  }

  /** Another program with other random kernels: 96.9 to 97.2; MiniRocket's own: 92.2. */
  @Test
  @Tag("slow")
  void shouldComeWithinAPointOfOtherProgramsOfTheFamily() {
    Map<String, RowMeasurement> rows = new LinkedHashMap<>();
    new RocketRows(DATA, false, THREADS)
        .rows()
        .forEach(row -> rows.put(row.title(), row.measurement()));
    assertThat(accuracy(rows.get("as published, 2,000 kernels, 1 seed"))).isBetween(95.9, 98.2);
    assertThat(accuracy(rows.get("MiniRocket, 9,996 features, 1 seed"))).isBetween(91.2, 93.2);
  }

  @Test
  @Tag("slow")
  void shouldSeeLassoNeedMoreKernelsThanRidgeWithSelection() {
    // Given
    SelectedRocketSettings settings = SelectedRocketSettings.defaults().withSeed(1);
    double ridge =
        SignalTraining.run(DATA, RocketTrainers.rocket(settings), 1, Progress.NONE)
            .report()
            .accuracy();

    // When
    LassoReport lasso =
        LassoEvaluation.run(DATA, settings, new double[] {0.03, 0.01}, Progress.NONE);

    // Then: 200 kernels selected by ridge beat a larger number selected by lasso
    Point sparse = lasso.path().getFirst();
    assertThat(sparse.kernels()).isBetween(150, 300);
    assertThat(sparse.accuracy()).isBetween(0.90, ridge - 0.01);
    assertThat(lasso.path().getLast().accuracy()).isGreaterThan(sparse.accuracy());
    assertThat(lasso.ridge()).isCloseTo(ridge, within(0.01));
  }

  private static double accuracy(RowMeasurement measurement) {
    return measurement.measure(Progress.NONE).get(FigureFormat.ACCURACY);
  }

  private static void assertWithinAPoint(List<ScoreboardRow> rows) {
    for (ScoreboardRow row : rows) {
      assertThat(row.published()).as(row.title()).isNotEmpty();
      Map<String, Double> measured = row.measurement().measure(Progress.NONE);
      row.published()
          .forEach(
              (figure, published) ->
                  assertThat(measured.get(figure))
                      .as("%s: %s", row.title(), figure)
                      .isCloseTo(published, within(1.0)));
    }
  }
}
