package dev.weir.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.classifiers.minirocket.MiniRocket;
import dev.weir.classifiers.minirocket.MiniRocketSettings;
import dev.weir.classifiers.model.ArtifactCodec;
import dev.weir.classifiers.model.Progress;
import dev.weir.classifiers.model.SignalModel;
import dev.weir.classifiers.rocket.Rocket;
import dev.weir.classifiers.rocket.RocketSettings;
import dev.weir.classifiers.signal.LabelledSignals;
import dev.weir.schemas.Prediction;
import dev.weir.schemas.SignalRecord;
import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** MiniRocket and the published ROCKET score the stream like the small ROCKET. */
class FeatureModelTopologyTest {
  private static final List<String> CLASSES = List.of("flat", "bump");

  static List<SignalModel> models() {
    LabelledSignals signals = signals();
    return List.of(
        MiniRocket.train(signals, MiniRocketSettings.defaults().withFeatures(840), Progress.NONE)
            .model(),
        Rocket.train(signals, RocketSettings.defaults().withKernels(60), Progress.NONE).model());
  }

  @ParameterizedTest
  @MethodSource("models")
  void shouldPredictWithTheModelOfAnArtifact(SignalModel model) throws Exception {
    // Given
    byte[] artifact = TestModels.artifact(model);
    SignalModel read = (SignalModel) ArtifactCodec.read(new ByteArrayInputStream(artifact));
    try (Harness weir = new Harness()) {
      weir.timeline(2, 0, read);

      // When
      for (int i = 0; i < 10; i++) {
        double[] values = TestModels.values(100 + i, i % 2 == 1);
        weir.send(SignalRecord.of("r" + i, "s1", Harness.NOW, values));
      }

      // Then
      List<Prediction> predictions = weir.predictions();
      assertThat(predictions).hasSize(10);
      for (int i = 0; i < 10; i++) {
        assertThat(predictions.get(i).getLabel()).isEqualTo(CLASSES.get(i % 2));
        assertThat(predictions.get(i).getVersion()).isEqualTo("v2");
        assertThat(predictions.get(i).getScores()).isEqualTo(scores(model, i));
      }
    }
  }

  @Test
  void shouldPredictSignalsOfSeveralChannels() {
    // Given
    LabelledSignals signals = twoChannels();
    SignalModel model =
        MiniRocket.train(signals, MiniRocketSettings.defaults().withFeatures(840), Progress.NONE)
            .model();
    try (Harness weir = new Harness()) {
      weir.timeline(2, 0, model);

      // When
      for (int i = 0; i < 4; i++) {
        weir.send(SignalRecord.of("r" + i, "s1", Harness.NOW, signals.signal(i)).withChannels(2));
      }

      // Then
      assertThat(weir.predictions())
          .extracting(Prediction::getLabel)
          .containsExactly("flat", "bump", "flat", "bump");
    }
  }

  /** The bump is in the second channel. */
  private static LabelledSignals twoChannels() {
    LabelledSignals one = signals();
    double[][] both = new double[one.size()][2 * TestModels.LENGTH];
    for (int i = 0; i < both.length; i++) {
      double[] first = TestModels.values(500 + i, false);
      System.arraycopy(first, 0, both[i], 0, first.length);
      System.arraycopy(one.signal(i), 0, both[i], first.length, first.length);
    }
    return new LabelledSignals(both, 2, one.labels(), CLASSES);
  }

  private static Map<String, Double> scores(SignalModel model, int index) {
    double[] scores = new double[2];
    model.newScorer().score(TestModels.values(100 + index, index % 2 == 1), scores);
    return Map.of(CLASSES.get(0), scores[0], CLASSES.get(1), scores[1]);
  }

  private static LabelledSignals signals() {
    double[][] signals = new double[40][];
    int[] labels = new int[signals.length];
    for (int i = 0; i < signals.length; i++) {
      labels[i] = i % 2;
      signals[i] = TestModels.values(i, i % 2 == 1);
    }
    return new LabelledSignals(signals, labels, CLASSES);
  }
}
