package dev.weir.classifiers.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.classifiers.model.InputShape;
import dev.weir.classifiers.model.Provenance;
import dev.weir.classifiers.model.SignalModel;
import dev.weir.classifiers.model.SignalScorer;
import dev.weir.classifiers.signal.LabelledSignals;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class EvaluationTest {

  @Test
  void shouldCountByActualAndPredictedClass() {
    // Given the test set's class names in another order
    LabelledSignals tests =
        new LabelledSignals(
            new double[][] {{0}, {1}, {2}, {2}}, new int[] {1, 0, 0, 2}, List.of("y", "x", "z"));

    // When
    Evaluation evaluation = Evaluation.of(new FirstValue(), tests);

    // Then
    assertThat(evaluation.confusion())
        .isDeepEqualTo(new long[][] {{1, 0, 0}, {0, 1, 1}, {0, 0, 1}});
    assertThat(evaluation.tests()).isEqualTo(4);
    assertThat(evaluation.errors()).isEqualTo(1);
    assertThat(evaluation.errorsByClass()).containsExactly(0, 1, 0);
    assertThat(evaluation.accuracy()).isEqualTo(0.75);
    assertThat(evaluation.interval()).isEqualTo(WilsonInterval.of(3, 4));
  }

  @Test
  void shouldNameAClassThatTheModelDoesNotKnow() {
    LabelledSignals tests = new LabelledSignals(new double[][] {{0}}, new int[] {0}, List.of("w"));
    assertThatThrownBy(() -> Evaluation.of(new FirstValue(), tests))
        .hasMessageContaining("unknown to the model: [w]")
        .hasMessageContaining("[x, y, z]");
  }

  @Test
  void shouldNameAShapeThatIsNotTheModels() {
    LabelledSignals tests =
        new LabelledSignals(new double[][] {{0, 1}}, new int[] {0}, List.of("x"));
    assertThatThrownBy(() -> Evaluation.of(new FirstValue(), tests))
        .hasMessageContaining("signal of 1 x 1")
        .hasMessageContaining("signal of 1 x 2");
  }

  /** Predicts the class whose index is the first value. */
  private static final class FirstValue implements SignalModel {

    @Override
    public String kind() {
      return "first-value";
    }

    @Override
    public List<String> classes() {
      return List.of("x", "y", "z");
    }

    @Override
    public InputShape inputShape() {
      return new InputShape.Signal(1, 1);
    }

    @Override
    public FirstValue withProvenance(Provenance other) {
      return this; // its scores do not depend on it
    }

    @Override
    public Provenance provenance() {
      return new Provenance(new TreeMap<>());
    }

    @Override
    public List<String> preprocessing() {
      return List.of();
    }

    @Override
    public SignalScorer newScorer() {
      return (values, scores) -> {
        for (int c = 0; c < scores.length; c++) {
          scores[c] = c == values[0] ? 1 : 0;
        }
      };
    }
  }
}
