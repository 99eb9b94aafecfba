package dev.weir.classifiers.features;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.classifiers.memory.NotEnoughMemoryException;
import dev.weir.classifiers.minirocket.MiniRocket;
import dev.weir.classifiers.minirocket.MiniRocketSettings;
import dev.weir.classifiers.model.Progress;
import dev.weir.classifiers.rocket.Rocket;
import dev.weir.classifiers.rocket.RocketSettings;
import dev.weir.classifiers.selectedrocket.SelectedRocket;
import dev.weir.classifiers.selectedrocket.SelectedRocketSettings;
import dev.weir.classifiers.signal.LabelledSignals;
import dev.weir.testing.Synthetic;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class TrainingMemoryTest {

  @Test
  void shouldRefuseMoreSignalsThanFeaturesFitAnArray() {
    // given
    LabelledSignals signals = repeated(215_000);

    // then
    assertThatThrownBy(
            () -> MiniRocket.train(signals, MiniRocketSettings.defaults(), Progress.NONE))
        .isInstanceOf(NotEnoughMemoryException.class)
        .hasMessageContaining("215,000 signals with 9,996 features")
        .hasMessageContaining("2,149,140,000")
        .hasMessageContaining("--features");
  }

  @Test
  void shouldRefuseKernelsWhoseFeaturesDoNotFit() {
    // given
    LabelledSignals signals = Synthetic.sines(60, 1, 40, 2, 5);
    int kernels = 1_000_000_000;

    // then
    assertThatThrownBy(
            () ->
                SelectedRocket.train(
                    signals,
                    SelectedRocketSettings.defaults().withKernels(kernels, 1),
                    Progress.NONE))
        .isInstanceOf(NotEnoughMemoryException.class)
        .hasMessageContaining("2,000,000,000 features")
        .hasMessageContaining("--kernels");
    assertThatThrownBy(
            () ->
                Rocket.train(signals, new RocketSettings(kernels, 1, List.of(), 1), Progress.NONE))
        .isInstanceOf(NotEnoughMemoryException.class);
  }

  @Test
  void shouldReckonTheRidgeWithTheFeatures() {
    // given 7.2 GB of features, of which an eigendecomposition needs several copies
    LabelledSignals signals = repeated(90_000);

    // then
    assertThatThrownBy(() -> TrainingMemory.check(signals, 20_000, "take fewer"))
        .isInstanceOf(NotEnoughMemoryException.class)
        .hasMessageContaining("ridge 88.0 GB")
        .hasMessageContaining("features 14.4 GB")
        .hasMessageContaining("take fewer");
  }

  /** Short signals: the memory is that of their features. */
  private static LabelledSignals repeated(int size) {
    double[][] signals = new double[size][];
    Arrays.setAll(signals, i -> new double[] {i % 2, 1, 2, 3, 4, 3, 2, 1, 0, 1});
    int[] labels = new int[size];
    Arrays.setAll(labels, i -> i % 2);
    return new LabelledSignals(signals, labels, List.of("a", "b"));
  }
}
