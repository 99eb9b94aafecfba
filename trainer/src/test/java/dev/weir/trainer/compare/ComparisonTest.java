package dev.weir.trainer.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.classifiers.evaluation.Evaluation;
import dev.weir.classifiers.evaluation.McNemar;
import dev.weir.classifiers.features.FeatureModel;
import dev.weir.classifiers.model.Progress;
import dev.weir.classifiers.selectedrocket.SelectedRocket;
import dev.weir.classifiers.selectedrocket.SmallModels;
import dev.weir.classifiers.signal.LabelledSignals;
import dev.weir.schemas.json.Json;
import dev.weir.trainer.training.Waves;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ComparisonTest {

  private static final LabelledSignals TESTS = Waves.data().test();
  private static final FeatureModel GOOD = Waves.model(1, 60);
  private static final FeatureModel POOR = Waves.model(3, 1);

  private static Comparison compare(FeatureModel candidate, FeatureModel champion) {
    return Comparison.of(
        "waves",
        new TestRecords.Signals(TESTS),
        new Candidate("candidate.weir", candidate),
        Optional.ofNullable(champion).map(model -> new Candidate("m/1", model)),
        3,
        Progress.NONE);
  }

  @Test
  void shouldCountAsAnEvaluationDoes() {
    // When
    Comparison comparison = compare(GOOD, POOR);

    // Then
    Evaluation good = Evaluation.of(GOOD, TESTS);
    Evaluation poor = Evaluation.of(POOR, TESTS);
    assertThat(comparison.candidate().correct()).isEqualTo(good.tests() - good.errors());
    assertThat(comparison.champion().orElseThrow().correct())
        .isEqualTo(poor.tests() - poor.errors());
    Comparison.Agreement both = comparison.agreement().orElseThrow();
    assertThat(both.bothRight() + both.onlyCandidate()).isEqualTo(comparison.candidate().correct());
    assertThat(both.bothRight() + both.onlyChampion())
        .isEqualTo(comparison.champion().orElseThrow().correct());
    assertThat(both.bothRight() + both.onlyCandidate() + both.onlyChampion() + both.bothWrong())
        .isEqualTo(TESTS.size());
    assertThat(both.mcnemarP())
        .isEqualTo(new McNemar(both.onlyCandidate(), both.onlyChampion()).pValue());
  }

  @Test
  void shouldCallACandidateWorseOnlyBeyondChance() {
    assertThat(compare(POOR, GOOD).isWorse()).isTrue();
    assertThat(compare(GOOD, POOR).isWorse()).isFalse();
    assertThat(compare(GOOD, GOOD).isWorse()).isFalse();
    assertThat(compare(GOOD, GOOD).agreement().orElseThrow().sameAnswer()).isEqualTo(TESTS.size());
    assertThat(compare(GOOD, null).agreement()).isEmpty();
  }

  @Test
  void shouldRefuseAClassThatTheCandidateDoesNotKnow() {
    // Given tests whose first class is unknown to all models
    LabelledSignals renamed =
        new LabelledSignals(TESTS.signals(), TESTS.labels(), List.of("new", "middle", "fast"));

    // When / Then
    assertThatThrownBy(
            () ->
                Comparison.of(
                    "waves",
                    new TestRecords.Signals(renamed),
                    new Candidate("c", GOOD),
                    Optional.empty(),
                    1,
                    Progress.NONE))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("c: waves has records of classes unknown to the model: [new]");
  }

  @Test
  void shouldCountAClassThatTheChampionDoesNotKnowAsItsErrors() {
    // Given a champion that has another name for the first class than the records, and a candidate
    LabelledSignals train = Waves.data().train();
    LabelledSignals renamed =
        new LabelledSignals(train.signals(), train.labels(), List.of("crawling", "middle", "fast"));
    FeatureModel champion =
        SelectedRocket.train(renamed, SmallModels.settings(), Progress.NONE).model();

    // When
    Comparison comparison = compare(GOOD, champion);

    // Then 10 of the 30 tests have each class
    assertThat(comparison.champion().orElseThrow().unknown()).containsExactly("slow");
    assertThat(comparison.champion().orElseThrow().correct()).isBetween(1L, 20L);
    assertThat(comparison.candidate().unknown()).isEmpty();
  }

  @Test
  void shouldNameTheModelThatTakesOtherRecords() {
    LabelledSignals shorter =
        new LabelledSignals(new double[2][39], new int[] {0, 1}, List.of("slow", "fast"));
    assertThatThrownBy(
            () ->
                Comparison.of(
                    "short",
                    new TestRecords.Signals(shorter),
                    new Candidate("m/3", GOOD),
                    Optional.empty(),
                    1,
                    Progress.NONE))
        .hasMessageContaining("m/3")
        .hasMessageContaining("1 x 40")
        .hasMessageContaining("1 x 39");
  }

  @Test
  void shouldRenderJson() {
    // given
    ModelScore candidate = new ModelScore("a.weir", 9, 10, List.of());
    ModelScore champion = new ModelScore("m/1", 6, 10, List.of("new", "old"));
    Comparison.Agreement agreement = new Comparison.Agreement(6, 3, 0, 1, 7);

    // when
    Comparison both =
        new Comparison("waves", candidate, Optional.of(champion), Optional.of(agreement));
    Comparison alone = new Comparison("waves", candidate, Optional.empty(), Optional.empty());

    // then
    assertThat(Json.line(both))
        .isEqualTo(
            """
            {"data":"waves","candidate":{"model":"a.weir","tests":10,"correct":9,"accuracy":0.9,\
            "interval":{"lower":0.5958499732047616,"upper":0.9821237869049271},\
            "unknownClasses":[]},"champion":{"model":"m/1","tests":10,"correct":6,\
            "accuracy":0.6,"interval":{"lower":0.3126737697336583,"upper":0.8318196702937638},\
            "unknownClasses":["new","old"]},"agreement":{"bothRight":6,"onlyCandidate":3,\
            "onlyChampion":0,"bothWrong":1,"sameAnswer":7,"mcnemarP":0.25000000000000006},\
            "worse":false}\
            """);
    assertThat(Json.line(alone))
        .isEqualTo(
            """
            {"data":"waves","candidate":{"model":"a.weir","tests":10,"correct":9,"accuracy":0.9,\
            "interval":{"lower":0.5958499732047616,"upper":0.9821237869049271},\
            "unknownClasses":[]},"worse":false}\
            """);
  }
}
