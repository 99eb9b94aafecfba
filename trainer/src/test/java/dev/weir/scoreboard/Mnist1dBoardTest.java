package dev.weir.scoreboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.weir.data.Mnist1d;
import dev.weir.data.SplitSignals;
import dev.weir.model.Progress;
import dev.weir.model.WeirVersion;
import dev.weir.rocket.RocketSettings;
import dev.weir.trainer.LassoReport;
import dev.weir.trainer.LassoReport.Point;
import dev.weir.trainer.LassoRun;
import dev.weir.trainer.SignalRuns;
import dev.weir.trainer.SignalTrainers;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Every row of the post on its data agrees within a percentage point; most are exactly equal. */
class Mnist1dBoardTest {

  private static final int THREADS = 2;
  private static final SplitSignals DATA = Mnist1d.generate(Mnist1d.FROZEN_SEED);

  @Test
  void shouldComeWithinAPointOfThePostsLogisticRegressions() {
    assertWithinAPoint(new LogisticRows(DATA, THREADS).rows());
  }

  @Test
  void shouldVoteAsThePostsNeighboursDo() {
    List<Row> rows = new KnnRows(DATA, THREADS).rows();
    assertWithinAPoint(rows);
    Map<String, Double> euclidean = rows.getFirst().measurement().measure(Progress.NONE);
    assertThat(euclidean.values()).containsExactly(57.4, 56.9, 56.6, 57.5, 54.7);
  }

  @Test
  void shouldHaveEveryRowOfThePostAndMoreInFull() {
    Board quick = Mnist1dBoard.of("quick", DATA, false, THREADS);
    Board full = Mnist1dBoard.of("full", DATA, true, THREADS);
    assertThat(quick.rows())
        .extracting(Row::title)
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
    assertThat(Figures.overSeeds(new double[] {0.96, 0.97, 0.95})).isEqualTo(expected);
    assertThat(Figures.overSeeds(new double[] {0.57})).isEqualTo(Map.of("accuracy, %", 57.0));
  }

  /** Another program with other random kernels: 96.9 to 97.2; MiniRocket's own: 92.2. */
  @Test
  @Tag("slow")
  void shouldComeWithinAPointOfOtherProgramsOfTheFamily() {
    Map<String, Measurement> rows = new LinkedHashMap<>();
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
    RocketSettings settings = RocketSettings.defaults().withSeed(1);
    double ridge =
        SignalRuns.run(DATA, SignalTrainers.rocket(settings), 1, Progress.NONE).report().accuracy();

    // When
    LassoReport lasso = LassoRun.run(DATA, settings, new double[] {0.03, 0.01}, Progress.NONE);

    // Then: 200 kernels selected by ridge beat a larger number selected by lasso
    Point sparse = lasso.path().getFirst();
    assertThat(sparse.kernels()).isBetween(150, 300);
    assertThat(sparse.accuracy()).isBetween(0.90, ridge - 0.01);
    assertThat(lasso.path().getLast().accuracy()).isGreaterThan(sparse.accuracy());
    assertThat(lasso.ridge()).isCloseTo(ridge, within(0.01));
  }

  private static double accuracy(Measurement measurement) {
    return measurement.measure(Progress.NONE).get(Figures.ACCURACY);
  }

  private static void assertWithinAPoint(List<Row> rows) {
    for (Row row : rows) {
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
