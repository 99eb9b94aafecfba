package dev.weir.trainer.provenance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.classifiers.image.GreyImages;
import dev.weir.classifiers.minirocket.MiniRocketSettings;
import dev.weir.classifiers.model.InputShape;
import dev.weir.classifiers.model.Model;
import dev.weir.classifiers.model.Progress;
import dev.weir.classifiers.model.Provenance;
import dev.weir.classifiers.model.SignalModel;
import dev.weir.classifiers.rocket.RocketSettings;
import dev.weir.classifiers.selectedrocket.SmallModels;
import dev.weir.classifiers.wnn.WnnModel;
import dev.weir.classifiers.wnn.definition.WnnParameters;
import dev.weir.schemas.json.Json;
import dev.weir.trainer.data.DataException;
import dev.weir.trainer.data.ImageDataSet;
import dev.weir.trainer.data.SignalDataSet;
import dev.weir.trainer.training.RocketTrainers;
import dev.weir.trainer.training.SignalTrainer;
import dev.weir.trainer.training.SignalTraining;
import dev.weir.trainer.training.Waves;
import dev.weir.trainer.training.WnnTraining;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ReproductionTest {

  private static final SignalDataSet WAVES = Waves.data();

  static Stream<SignalTrainer> trainers() {
    return Stream.of(
        RocketTrainers.rocket(SmallModels.settings()),
        RocketTrainers.published(RocketSettings.defaults().withKernels(20)),
        RocketTrainers.miniRocket(MiniRocketSettings.defaults().withFeatures(168)));
  }

  private static SignalModel train(SignalTrainer trainer, long seed) {
    return SignalTraining.run(WAVES, trainer, seed, Progress.NONE).model();
  }

  private static SignalDataSet without(SignalDataSet data) {
    return new SignalDataSet(data.test(), data.test(), data.name());
  }

  private record Data(SignalDataSet signals, ImageDataSet images) implements ModelRetrainer.Data {}

  private static Model again(Model then, SignalDataSet data, int threads) {
    return ModelRetrainer.again(then, new Data(data, null), threads, Progress.NONE);
  }

  private static Model again(Model then, ImageDataSet data) {
    return ModelRetrainer.again(then, new Data(null, data), 1, Progress.NONE);
  }

  @ParameterizedTest
  @MethodSource("trainers")
  void shouldAgreeToTheBit(SignalTrainer trainer) {
    // Given
    SignalModel then = train(trainer, 7);

    // When
    Model now = again(then, WAVES, 2);
    Reproduction reproduction = Reproduction.of(then, now);

    // Then
    assertThat(reproduction.agrees()).isTrue();
    assertThat(reproduction.sameData()).isTrue();
    assertThat(reproduction.differences()).isEmpty();
    assertThat(reproduction.toText()).contains("the bits agree");
  }

  @ParameterizedTest
  @MethodSource("trainers")
  void shouldSayThatOtherDataMadeOtherWeights(SignalTrainer trainer) {
    // Given
    SignalModel then = train(trainer, 7);

    // When
    Reproduction reproduction = Reproduction.of(then, again(then, without(WAVES), 1));

    // Then
    assertThat(reproduction.agrees()).isFalse();
    assertThat(reproduction.sameData()).isFalse();
    assertThat(reproduction.differences())
        .extracting(Difference::what)
        .contains("data.digest", "FeaturePart.coefficients");
    assertThat(reproduction.toText()).contains("so do the training data").contains("by at most");
  }

  @Test
  void shouldNameTheKernelsThatAnotherSeedDraws() {
    // Given a provenance with another seed than that of the training
    SignalModel trained = train(RocketTrainers.rocket(SmallModels.settings()), 7);
    Model then =
        trained.withProvenance(trained.provenance().with(Provenance.SETTING + "seed", "8"));

    // When
    Reproduction reproduction = Reproduction.of(then, again(then, WAVES, 1));

    // Then
    assertThat(reproduction.agrees()).isFalse();
    assertThat(reproduction.sameData()).isTrue();
    assertThat(reproduction.differences())
        .extracting(Difference::what)
        .contains("KernelPart.bias")
        .doesNotContain("data.digest", "setting.seed");
  }

  @Test
  void shouldTellAnotherPlatformFromADifference() {
    // Given
    SignalModel trained = train(RocketTrainers.rocket(SmallModels.settings()), 7);
    Model then = trained.withProvenance(trained.provenance().with("os.arch", "z80"));

    // When
    Reproduction reproduction = Reproduction.of(then, again(then, WAVES, 1));

    // Then
    assertThat(reproduction.agrees()).isTrue();
    assertThat(reproduction.platform()).extracting(Difference::what).containsExactly("os.arch");
    assertThat(reproduction.toText()).contains("z80 then");
  }

  @Test
  void shouldMakeTheSameModelOfTheSameImages() {
    // Given
    ImageDataSet images = images(1);
    WnnModel then =
        WnnTraining.model(
            images,
            new WnnParameters(3, 1.5, 1, 0),
            new InputShape.Image(9, 9),
            List.of("invert", "resize:8x8"));

    // When
    Reproduction same = Reproduction.of(then, again(then, images));
    Reproduction other = Reproduction.of(then, again(then, images(2)));

    // Then
    assertThat(same.agrees()).as(same.toText()).isTrue();
    assertThat(other.agrees()).isFalse();
    assertThat(other.differences())
        .extracting(Difference::what)
        .containsExactly("data.digest", "ImagesPart.pixels");
  }

  private static ImageDataSet images(long seed) {
    byte[] pixels = new byte[20 * 64];
    new Random(seed).nextBytes(pixels);
    int[] labels = new int[20];
    for (int i = 0; i < labels.length; i++) {
      labels[i] = i % 2;
    }
    GreyImages all = new GreyImages(8, 8, pixels, labels, 2);
    return new ImageDataSet(all, all, "noise standard");
  }

  @Test
  void shouldRefuseAModelThatWasTrainedElsewhere() {
    // Given
    SignalModel trained = train(RocketTrainers.rocket(SmallModels.settings()), 7);
    Model elsewhere =
        trained.withProvenance(trained.provenance().with(Provenance.TRAINER, "a.Stranger"));
    Model old = trained.withProvenance(new Provenance(new TreeMap<>()));

    // Then
    assertThatThrownBy(() -> again(elsewhere, WAVES, 1))
        .isInstanceOf(DataException.class)
        .hasMessageContaining("a.Stranger");
    assertThatThrownBy(() -> again(old, WAVES, 1)).isInstanceOf(DataException.class);
  }

  @Test
  void shouldSayOnACardWhatTheModelIs() {
    // Given
    SignalModel model = train(RocketTrainers.rocket(SmallModels.settings()), 7);
    TreeMap<String, Double> figures = new TreeMap<>();
    figures.put("accuracy", 0.9667);
    figures.put("tests", 30.0);

    // When
    ModelCard card = new ModelCard("w.weir", model, 12_345, "abc", figures, new TreeMap<>());

    // Then
    assertThat(card.toMarkdown())
        .startsWith("# Model card: w.weir")
        .contains("30 random convolution kernels")
        .contains("signals of 1 channel with 40 samples")
        .contains("| classes | slow, middle, fast |")
        .contains("| preprocessing | detrend:2, znorm:2 |")
        .contains("| name | waves |")
        .contains("| digest | SHA-256 " + WAVES.train().digest() + " |")
        .contains("| seed | 7 |")
        .contains("| accuracy | 0.9667 |")
        .contains("| tests | 30 |")
        .contains("| java.version | " + System.getProperty("java.version") + " |")
        .contains("./weir reproduce w.weir");
    assertThat(card.toJson().path("provenance").path("data.name").asText()).isEqualTo("waves");
    assertThat(card.toJson().path("classes")).hasSize(3);
  }

  @Test
  void shouldRenderJson() {
    Reproduction reproduction =
        new Reproduction(
            false,
            true,
            List.of(new Difference("seed", "1 then, 2 now"), new Difference("kind", "a")),
            List.of());
    assertThat(Json.line(reproduction))
        .isEqualTo(
            """
            {"agrees":false,"sameData":true,"differences":[{"what":"seed",\
            "detail":"1 then, 2 now"},{"what":"kind","detail":"a"}],"platform":[]}\
            """);
  }
}
