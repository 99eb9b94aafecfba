package dev.weir.classifiers.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.classifiers.minirocket.MiniRocket;
import dev.weir.classifiers.minirocket.MiniRocketSettings;
import dev.weir.classifiers.model.ArtifactCodec;
import dev.weir.classifiers.model.ArtifactException;
import dev.weir.classifiers.model.Model;
import dev.weir.classifiers.model.Progress;
import dev.weir.classifiers.model.SignalModel;
import dev.weir.classifiers.rocket.Rocket;
import dev.weir.classifiers.rocket.RocketSettings;
import dev.weir.classifiers.selectedrocket.SelectedRocket;
import dev.weir.classifiers.selectedrocket.SelectedRocketSettings;
import dev.weir.classifiers.signal.LabelledSignals;
import dev.weir.classifiers.signal.Preprocessing;
import dev.weir.testing.PropertyTest;
import dev.weir.testing.Seeds;
import dev.weir.testing.Synthetic;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FeatureFormatTest {

  private static final LabelledSignals ONE_CHANNEL = Synthetic.sines(60, 1, 30, 3, 5);
  private static final LabelledSignals THREE_CHANNELS = Synthetic.sines(60, 3, 30, 2, 5);

  static List<FeatureModel> models() {
    return List.of(
        mini(ONE_CHANNEL),
        mini(THREE_CHANNELS),
        published(ONE_CHANNEL),
        published(THREE_CHANNELS),
        selected(ONE_CHANNEL),
        selected(THREE_CHANNELS));
  }

  @ParameterizedTest
  @MethodSource("models")
  void shouldScoreWithTheSameBitsAfterARoundTrip(FeatureModel model) throws Exception {
    // When
    SignalModel read = (SignalModel) read(written(model));

    // Then
    LabelledSignals signals = model.inputShape().channels() == 1 ? ONE_CHANNEL : THREE_CHANNELS;
    double[] expected = new double[model.classes().size()];
    double[] actual = new double[model.classes().size()];
    for (double[] values : signals.signals()) {
      model.newScorer().score(values, expected);
      read.newScorer().score(values, actual);
      assertThat(actual).isEqualTo(expected);
    }
    assertThat(read.kind()).isEqualTo(model.kind());
    assertThat(read.classes()).isEqualTo(model.classes());
    assertThat(read.inputShape()).isEqualTo(model.inputShape());
    assertThat(read.preprocessing()).isEqualTo(model.preprocessing());
    assertThat(read.provenance()).isEqualTo(model.provenance());
    assertThat(written(read)).isEqualTo(written(model));
  }

  @ParameterizedTest
  @MethodSource("models")
  @PropertyTest
  void shouldRefuseOrReadDamage(FeatureModel model) throws IOException {
    Random random = Seeds.random();
    byte[] bytes = written(model);
    for (int round = 0; round < 1_000; round++) {
      byte[] damaged = bytes.clone();
      for (int i = random.nextInt(1, 6); i > 0; i--) {
        damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
      }
      assertRefusedOrRead(damaged);
      assertRefusedOrRead(Arrays.copyOf(bytes, random.nextInt(bytes.length)));
    }
  }

  @Test
  void shouldRefuseWeightsThatDoNotMatchTheFeatures() {
    FeatureModel mini = mini(ONE_CHANNEL);
    FeatureModel other = published(ONE_CHANNEL);
    assertThatThrownBy(
            () ->
                new FeatureModel(
                    mini.classes(),
                    mini.inputShape(),
                    Preprocessing.of(List.of()),
                    mini.provenance(),
                    mini.map(),
                    other.classifier()))
        .hasMessageContaining("84 features do not match weights of 40");
  }

  private static void assertRefusedOrRead(byte[] bytes) throws IOException {
    try {
      ((SignalModel) read(bytes)).newScorer();
    } catch (ArtifactException e) {
      assertThat(e).hasMessageNotContaining("null");
    }
  }

  private static FeatureModel mini(LabelledSignals signals) {
    return MiniRocket.train(signals, MiniRocketSettings.defaults().withFeatures(84), Progress.NONE)
        .model();
  }

  private static FeatureModel published(LabelledSignals signals) {
    return Rocket.train(signals, RocketSettings.defaults().withKernels(20), Progress.NONE).model();
  }

  private static FeatureModel selected(LabelledSignals signals) {
    return SelectedRocket.train(
            signals, SelectedRocketSettings.defaults().withKernels(21, 11), Progress.NONE)
        .model();
  }

  private static byte[] written(Model model) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ArtifactCodec.write(model, out);
    return out.toByteArray();
  }

  private static Model read(byte[] bytes) throws ArtifactException, IOException {
    return ArtifactCodec.read(new ByteArrayInputStream(bytes));
  }
}
