package dev.weir.experiments.baselines;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.classifiers.dtw.DtwSettings;
import dev.weir.classifiers.dtw.PairCounts;
import dev.weir.classifiers.evaluation.Evaluation;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class BaselineReportsTest {
  @Test
  void shouldRenderJsonOfBaselines() {
    // given
    Map<Integer, Evaluation> evaluations = new TreeMap<>(Map.of(1, evaluation(3, 1)));
    DtwSettings dtw = DtwSettings.DEFAULTS.withPsi(1).withWindow(3);
    List<String> steps = List.of("znorm");

    // when
    KnnReport warped =
        new KnnReport(
            "some",
            new KnnSettings(List.of(1), steps, Optional.of(dtw), 2),
            evaluations,
            new PairCounts(1, 2, 3, 4),
            0.5,
            List.of("w"));
    KnnReport plain =
        new KnnReport(
            "some",
            new KnnSettings(List.of(1), List.of(), Optional.empty(), 2),
            evaluations,
            PairCounts.NONE,
            0.5,
            List.of());
    LogisticReport logistic =
        new LogisticReport(
            "some",
            new LogisticSettings(0.1, steps, 2),
            evaluation(0, 1),
            evaluation(3, 1),
            9,
            0.5,
            List.of("w"));

    // then
    assertThat(warped.toJson().toString())
        .isEqualTo(
            """
            {"data":"some","distance":"dtw","preprocessing":["znorm"],"psi":[1,1,1,1],\
            "window":3,"pairs":{"total":10,"kim":1,"keogh":2,"abandoned":3,"complete":4},\
            "tests":20,"results":[{"k":1,"accuracy":0.8,"errors":4,\
            "interval":{"lower":0.5839825677481065,"upper":0.9193423374202021}}],"seconds":0.5,\
            "warnings":["w"],"threads":2}\
            """);
    assertThat(plain.toJson().toString())
        .isEqualTo(
            """
            {"data":"some","distance":"euclidean","preprocessing":[],"tests":20,\
            "results":[{"k":1,"accuracy":0.8,"errors":4,"interval":{"lower":0.5839825677481065,\
            "upper":0.9193423374202021}}],"seconds":0.5,"warnings":[],"threads":2}\
            """);
    assertThat(logistic.toJson().toString())
        .isEqualTo(
            """
            {"data":"some","c":0.1,"preprocessing":["znorm"],"accuracy":0.8,"tests":20,\
            "errors":4,"interval":{"lower":0.5839825677481065,"upper":0.9193423374202021},\
            "trainAccuracy":0.95,"steps":9,"warnings":["w"],"trainSeconds":0.5}\
            """);
  }

  /** Ten records of each of the classes b and a. */
  private static Evaluation evaluation(long firstErrors, long secondErrors) {
    return new Evaluation(
        List.of("b", "a"),
        new long[][] {{10 - firstErrors, firstErrors}, {secondErrors, 10 - secondErrors}});
  }
}
