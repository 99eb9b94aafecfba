package dev.weir.classifiers.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.weir.classifiers.features.FeatureKernel;
import dev.weir.classifiers.features.FeatureModel;
import dev.weir.classifiers.features.KernelShape;
import dev.weir.classifiers.linear.LinearClassifier;
import dev.weir.classifiers.minirocket.MiniRocket;
import dev.weir.classifiers.minirocket.MiniRocketSettings;
import dev.weir.classifiers.model.InputShape;
import dev.weir.classifiers.model.Progress;
import dev.weir.classifiers.model.SignalModel;
import dev.weir.classifiers.rocket.Rocket;
import dev.weir.classifiers.rocket.RocketSettings;
import dev.weir.classifiers.selectedrocket.SelectedRocket;
import dev.weir.classifiers.selectedrocket.SelectedRocketSettings;
import dev.weir.classifiers.selectedrocket.SelectedRocketTransform;
import dev.weir.classifiers.signal.LabelledSignals;
import dev.weir.testing.PropertyTest;
import dev.weir.testing.Seeds;
import dev.weir.testing.Synthetic;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SignalExplanationTest {

  private static final int LENGTH = 40;

  /** Every kind of model, with two and more classes, and with one and more channels. */
  private static List<SignalModel> models() {
    List<SignalModel> models = new ArrayList<>();
    for (int classes : new int[] {2, 4}) {
      for (int channels : new int[] {1, 3}) {
        LabelledSignals signals = Synthetic.sines(60, channels, LENGTH, classes, 7);
        models.add(rocket(signals));
        models.add(
            MiniRocket.train(
                    signals, MiniRocketSettings.defaults().withFeatures(840), Progress.NONE)
                .model());
        models.add(
            Rocket.train(signals, RocketSettings.defaults().withKernels(50), Progress.NONE)
                .model());
      }
    }
    return models;
  }

  private static FeatureModel rocket(LabelledSignals signals) {
    SelectedRocketSettings settings =
        SelectedRocketSettings.defaults().withKernels(40, 20).withThreads(1);
    return SelectedRocket.train(signals, settings, Progress.NONE).model();
  }

  @Test
  @PropertyTest
  void shouldAddUpToTheScoreDifferenceForEveryKindOfModel() {
    Random random = Seeds.random();
    for (SignalModel model : models()) {
      KernelView view = KernelView.of(model);
      for (int i = 0; i < 10; i++) {
        // Given
        double[] record = record(model, random);
        double[] scores = new double[model.classes().size()];
        model.newScorer().score(record, scores);

        // When
        SignalExplanation why = SignalExplanation.of(view, record, ComparedClasses::of);

        // Then
        ComparedClasses rivals = ComparedClasses.of(scores);
        assertThat(why.rivals()).isEqualTo(rivals);
        assertThat(why.difference()).isEqualTo(scores[rivals.winner()] - scores[rivals.other()]);
        assertThat(why.contributions()).hasSameSizeAs(view.kernels());
        double sum = why.baseline();
        double size = Math.abs(why.baseline());
        for (KernelContribution each : why.contributions()) {
          sum += each.total();
          size += Math.abs(each.total());
        }
        assertThat(sum)
            .as("%s of %d classes", model.kind(), scores.length)
            .isCloseTo(why.difference(), within(1e-12 * (1 + size)));
      }
    }
  }

  @Test
  @PropertyTest
  void shouldHaveKernelsThatGiveTheFeaturesOfTheModel() {
    Random random = Seeds.random();
    for (SignalModel model : models()) {
      // Given
      KernelView view = KernelView.of(model);
      LinearClassifier classifier = ((FeatureModel) model).classifier();
      float[] prepared = view.prepare(record(model, random));
      double[] features = view.features(prepared);

      for (FeatureKernel kernel : view.kernels()) {
        // When
        double[] values = kernel.shape().convolve(prepared, view.length());

        // Then
        assertThat(values)
            .hasSize(view.length() + 2 * kernel.shape().padding() - kernel.shape().span());
        if (kernel.highest()) {
          checkPooling(kernel, values, features, classifier);
        }
      }
      assertThat(view.kernels().getLast().end()).isEqualTo(features.length);
    }
  }

  /** PPV and max as defined; a value that rounds to 0 may or may not count. */
  private static void checkPooling(
      FeatureKernel kernel, double[] values, double[] features, LinearClassifier classifier) {
    double highest = Arrays.stream(values).max().orElseThrow();
    double positive = Arrays.stream(values).filter(value -> value > 0).count();
    assertThat(raw(kernel.first() + 1, features, classifier)).isCloseTo(highest, within(1e-3));
    assertThat(raw(kernel.first(), features, classifier) * values.length)
        .isCloseTo(positive, within(1.01));
  }

  private static double raw(int feature, double[] features, LinearClassifier classifier) {
    return features[feature] * classifier.scale(feature) + classifier.mean(feature);
  }

  @Test
  void shouldCountTheValuesOfMiniRocketsKernels() {
    // Given
    LabelledSignals signals = Synthetic.sines(60, 1, LENGTH, 3, 5);
    var map =
        MiniRocket.train(signals, MiniRocketSettings.defaults().withFeatures(840), Progress.NONE)
            .model()
            .map();
    float[] signal = new float[LENGTH];
    for (int t = 0; t < LENGTH; t++) {
      signal[t] = (float) signals.signal(1)[t];
    }
    float[] features = new float[map.count()];
    map.newFeatures().compute(signal, features);

    for (FeatureKernel kernel : map.featureKernels()) {
      // When
      double[] values = kernel.shape().convolve(signal, LENGTH);

      // Then each is a share of all values, or of those where the whole kernel is inside
      for (int f = kernel.first(); f < kernel.end(); f++) {
        double above = (double) features[f] * values.length;
        assertThat(above).isCloseTo(Math.rint(above), within(1e-4));
      }
    }
  }

  @Test
  void shouldRankAsTheModelDoes() {
    // Given
    FeatureModel model = rocket(Synthetic.sines(60, 1, LENGTH, 3, 9));
    KernelView view = KernelView.of(model);

    // When
    List<RankedKernel> ranked = RankedKernel.ranked(view);

    // Then
    LinearClassifier classifier = model.classifier();
    assertThat(ranked).hasSize(classifier.features() / 2);
    for (RankedKernel each : ranked) {
      int ppv = 2 * each.kernel();
      assertThat(each.total()).isEqualTo(classifier.norm(ppv) + classifier.norm(ppv + 1));
    }
    assertThat(ranked).isSortedAccordingTo((a, b) -> Double.compare(b.total(), a.total()));
    assertThat(RankedKernel.ppvShare(ranked)).isCloseTo(model.ppvShare(), within(1e-12));
  }

  @Test
  void shouldFindTheSignalOnWhichAKernelFiresMost() {
    // Given
    LabelledSignals signals = Synthetic.sines(30, 2, LENGTH, 3, 4);
    FeatureModel model = rocket(signals);
    List<KernelShape> kernels = ((SelectedRocketTransform) model.map()).kernels();
    KernelView view = KernelView.of(model);

    for (int k = 0; k < 5; k++) {
      // When
      KernelPeak firing = KernelPeak.strongest(view, view.kernels().get(k).shape(), signals);

      // Then it is where the model's own kernel has its overall highest value
      double highest = Double.NEGATIVE_INFINITY;
      for (double[] signal : signals.signals()) {
        for (double value : kernels.get(k).convolve(view.prepare(signal), LENGTH)) {
          highest = Math.max(highest, value);
        }
      }
      double[] there =
          kernels.get(k).convolve(view.prepare(signals.signal(firing.signal())), LENGTH);
      assertThat(firing.value()).isCloseTo(highest, within(1e-4));
      assertThat(there[firing.start()]).isCloseTo(firing.value(), within(1e-4));
    }
  }

  @Test
  void shouldCompareWithAGivenClass() {
    // Given
    double[] scores = {0.2, 0.9, 0.9, 0.1};

    // Then
    assertThat(ComparedClasses.of(scores)).isEqualTo(new ComparedClasses(1, 2));
    assertThat(ComparedClasses.of(scores, 3)).isEqualTo(new ComparedClasses(1, 3));
    assertThat(ComparedClasses.of(new double[] {2, 1})).isEqualTo(new ComparedClasses(0, 1));
    assertThatThrownBy(() -> ComparedClasses.of(scores, 1))
        .hasMessageContaining("nothing to compare");
  }

  private static double[] record(SignalModel model, Random random) {
    int channels = ((InputShape.Signal) model.inputShape()).channels();
    return Synthetic.noise(channels * LENGTH, random);
  }
}
