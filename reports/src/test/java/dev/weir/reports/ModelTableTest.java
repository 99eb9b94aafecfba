package dev.weir.reports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.classifiers.evaluation.Evaluation;
import java.util.List;
import org.junit.jupiter.api.Test;

class ModelTableTest {

  @Test
  void shouldNotSpeakOfPercentsOfOneRecord() {
    assertThat(ModelTable.lead(evaluation(new int[] {1}, new int[] {0}), "few"))
        .startsWith("The test record of few is classified wrongly; the true share lies between");
    assertThat(ModelTable.lead(evaluation(new int[] {1, 1}, new int[] {1, 0}), "few"))
        .startsWith("50.00% of 2 test records of few are classified correctly; ");
  }

  private static Evaluation evaluation(int[] labels, int[] predicted) {
    return Evaluation.of(List.of("a", "b"), labels, predicted);
  }
}
