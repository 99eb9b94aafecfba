package dev.weir.classifiers.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.classifiers.evaluation.PopulationStability;
import dev.weir.classifiers.minirocket.MiniRocket;
import dev.weir.classifiers.minirocket.MiniRocketSettings;
import dev.weir.classifiers.selectedrocket.SelectedRocket;
import dev.weir.classifiers.selectedrocket.SelectedRocketSettings;
import dev.weir.classifiers.signal.LabelledSignals;
import dev.weir.testing.PropertyTest;
import dev.weir.testing.Seeds;
import dev.weir.testing.Synthetic;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@PropertyTest
class ScoreReferenceTest {

  private final Random random = Seeds.random();

  @Test
  void shouldHaveATenthOfTheSamplesInEachBin() {
    // Given margins 0, 2, .. 1,998, all of class 1
    List<double[]> scores =
        IntStream.range(0, 1_000).mapToObj(i -> new double[] {-i, i, -5_000}).toList();

    // When
    ScoreReference reference = ScoreReference.of("test", scores, 3);

    // Then
    assertThat(reference.edges()).containsExactly(200, 400, 600, 800, 1000, 1200, 1400, 1600, 1800);
    assertThat(reference.margins()).containsOnly(100).hasSize(10);
    assertThat(reference.classes()).containsExactly(1, 999, 0);
    assertThat(reference.bin(-1)).isZero();
    assertThat(reference.bin(199)).isZero();
    assertThat(reference.bin(200)).isEqualTo(1);
    assertThat(reference.bin(1e9)).isEqualTo(9);
  }

  @Test
  void shouldComeBackFromProvenanceWithTheSameBits() {
    // Given
    List<double[]> scores =
        IntStream.range(0, 77)
            .mapToObj(i -> new double[] {random.nextGaussian(), random.nextGaussian()})
            .toList();
    ScoreReference reference = ScoreReference.of("test", scores, 2);

    // When
    Provenance provenance = reference.addTo(new Provenance(new TreeMap<>()));
    ScoreReference read = ScoreReference.of(model(provenance)).orElseThrow();

    // Then
    assertThat(read.source()).isEqualTo("test");
    assertThat(read.edges()).containsExactly(reference.edges());
    assertThat(read.margins()).containsExactly(reference.margins());
    assertThat(read.classes()).containsExactly(reference.classes());
  }

  @Test
  void shouldBeAbsentFromOldModelsAndWhereItCannotBeRead() {
    Provenance none = new Provenance(new TreeMap<>());
    assertThat(ScoreReference.of(model(none))).isEmpty();

    Provenance three = ScoreReference.of("t", List.of(new double[3]), 3).addTo(none);
    assertThat(ScoreReference.of(model(three))).as("of a model with two classes").isEmpty();

    Provenance two = ScoreReference.of("t", List.of(new double[2]), 2).addTo(none);
    assertThat(ScoreReference.of(model(two))).isPresent();
    assertThat(ScoreReference.of(model(two.with("scores.margin.edges", "x")))).isEmpty();
    assertThat(ScoreReference.of(model(two.with("scores.class.counts", "-1 2")))).isEmpty();
    assertThatThrownBy(() -> new ScoreReference("t", new double[] {2, 1}, new long[3], new long[2]))
        .hasMessageContaining("edges must ascend, not [2.0, 1.0]");
  }

  @Test
  void shouldBeInEveryArtifactOfTheRocketFamilyAndFitUnseenRecords() throws Exception {
    for (int kind = 0; kind < 2; kind++) {
      // Given
      LabelledSignals training = Synthetic.sines(600, 1, 40, 2, random.nextLong());
      SignalModel trained =
          kind == 0
              ? SelectedRocket.train(training, SelectedRocketSettings.defaults(), Progress.NONE)
                  .model()
              : MiniRocket.train(training, MiniRocketSettings.defaults(), Progress.NONE).model();

      // When
      ByteArrayOutputStream artifact = new ByteArrayOutputStream();
      ArtifactCodec.write(trained, artifact);
      SignalModel read =
          (SignalModel) ArtifactCodec.read(new ByteArrayInputStream(artifact.toByteArray()));
      ScoreReference reference = ScoreReference.of(read).orElseThrow();

      // Then
      assertThat(reference.source()).isEqualTo("leave-one-out");
      assertThat(Arrays.stream(reference.margins()).sum()).isEqualTo(training.size());
      double index =
          indexOfUnseen(read, reference, Synthetic.sines(2_000, 1, 40, 2, random.nextLong()));
      System.out.printf("PSI of unseen records, %s: %.4f%n", read.kind(), index);
      assertThat(index).as(read.kind()).isLessThan(0.25);
    }
  }

  private static double indexOfUnseen(
      SignalModel model, ScoreReference reference, LabelledSignals unseen) {
    long[] counts = new long[reference.margins().length];
    double[] scores = new double[2];
    SignalScorer scorer = model.newScorer();
    for (int i = 0; i < unseen.size(); i++) {
      scorer.score(unseen.signal(i), scores);
      counts[reference.bin(Scores.margin(scores))]++;
    }
    return PopulationStability.of(counts, reference.margins());
  }

  private static Model model(Provenance provenance) {
    return new Model() {
      @Override
      public String kind() {
        return "test";
      }

      @Override
      public List<String> classes() {
        return List.of("a", "b");
      }

      @Override
      public InputShape inputShape() {
        return new InputShape.Signal(1, 1);
      }

      @Override
      public List<String> preprocessing() {
        return List.of();
      }

      @Override
      public Provenance provenance() {
        return provenance;
      }

      @Override
      public Model withProvenance(Provenance other) {
        return model(other);
      }
    };
  }
}
