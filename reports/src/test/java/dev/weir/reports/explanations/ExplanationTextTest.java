package dev.weir.reports.explanations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.weir.classifiers.explain.ComparedClasses;
import dev.weir.classifiers.features.FeatureModel;
import dev.weir.classifiers.image.GreyImages;
import dev.weir.classifiers.image.ImagePreprocessing;
import dev.weir.classifiers.model.InputShape;
import dev.weir.classifiers.model.Model;
import dev.weir.classifiers.model.Progress;
import dev.weir.classifiers.model.Provenance;
import dev.weir.classifiers.selectedrocket.SelectedRocket;
import dev.weir.classifiers.selectedrocket.SmallModels;
import dev.weir.classifiers.signal.LabelledSignals;
import dev.weir.classifiers.wnn.WnnClassifier;
import dev.weir.classifiers.wnn.WnnModel;
import dev.weir.classifiers.wnn.definition.WnnParameters;
import dev.weir.reports.ModelReporter;
import dev.weir.reports.ReportLimits;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Explanations of unusual models, records and requests. */
class ExplanationTextTest {
  private static final LabelledSignals WAVES = SmallModels.signals();
  private static final FeatureModel ROCKET = SmallModels.model(1, 8);

  /** A kind of model without reports and explanations. */
  private record OtherModel() implements Model {
    @Override
    public String kind() {
      return "other";
    }

    @Override
    public List<String> classes() {
      return List.of("a", "b");
    }

    @Override
    public InputShape inputShape() {
      return new InputShape.Signal(1, 9);
    }

    @Override
    public List<String> preprocessing() {
      return List.of();
    }

    @Override
    public Provenance provenance() {
      return new Provenance(new TreeMap<>());
    }

    @Override
    public Model withProvenance(Provenance other) {
      return this;
    }
  }

  private static ModelExplainer.ExplanationRequest asking(Optional<LabelledSignals> training) {
    return new ModelExplainer.ExplanationRequest(
        ComparedClasses::of,
        3,
        model -> Optional.empty(),
        model -> Optional.empty(),
        () -> training);
  }

  private static ExplainedRecord<double[]> wave(Optional<String> label) {
    return new ExplainedRecord<>("r1", WAVES.signal(1), label);
  }

  @Test
  void shouldSayThatAKindCannotBeExplained() {
    assertThatThrownBy(() -> ModelExplainer.of(new OtherModel(), "m", asking(Optional.empty())))
        .hasMessage("models of kind other cannot be explained yet");
    assertThatThrownBy(
            () ->
                ModelReporter.of(
                    new OtherModel(),
                    "m",
                    null,
                    new ReportLimits(1, 1, List.of(), 1, 1),
                    Progress.NONE))
        .hasMessage("there is no report on models of kind other yet");
  }

  @Test
  void shouldRefuseTrainingSignalsThatDoNotFitTheModel() {
    // given
    LabelledSignals shorter =
        new LabelledSignals(new double[][] {{1, 2, 3}}, new int[] {0}, WAVES.classes());
    LabelledSignals renamed =
        new LabelledSignals(WAVES.signals(), WAVES.labels(), List.of("slow", "middle", "new"));

    // then
    assertThatThrownBy(() -> ModelExplainer.of(ROCKET, "m", asking(Optional.of(shorter))))
        .hasMessageContaining("the data");
    assertThatThrownBy(() -> ModelExplainer.of(ROCKET, "m", asking(Optional.of(renamed))))
        .hasMessageContaining("[new]");
  }

  @Test
  void shouldShowAllKernelsIfThereAreFewerThanRequested() {
    // when
    Explanation explanation = ModelExplainer.of(ROCKET, "my model", asking(Optional.empty()));
    Explanation all = Explanation.of(ROCKET, "my model", null, 99);

    // then
    assertThat(explanation.text())
        .startsWith("model       my model: rocket, 8 kernels on a signal of 1 x 40 after ")
        .contains("the 3 most important of 8 kernels have")
        .doesNotContain("fires", " on channel ");
    assertThat(all.text()).contains("the 8 most important of 8 kernels have 100.0%");
    assertThat(all.text().lines().filter(line -> line.startsWith("kernel "))).hasSize(8);
    assertThat(all.json().get("kernels")).hasSize(8).noneMatch(each -> each.has("firesMost"));
  }

  @Test
  void shouldNameTheChannelsOfKernels() {
    // given
    Random random = new Random(2);
    double[][] signals = new double[20][40];
    int[] labels = new int[20];
    for (int i = 0; i < signals.length; i++) {
      labels[i] = i % 2;
      for (int t = 0; t < 40; t++) {
        signals[i][t] = random.nextGaussian() + (t >= 20 ? labels[i] * Math.sin(t) : 0);
      }
    }
    LabelledSignals two = new LabelledSignals(signals, 2, labels, List.of("a", "b"));
    FeatureModel model = SelectedRocket.train(two, SmallModels.settings(), Progress.NONE).model();

    // when
    Explanation explanation = Explanation.of(model, "m", two, 30);

    // then: each line of weights has its channel
    List<JsonNode> channels = explanation.json().findValues("channels");
    assertThat(explanation.text()).contains("30 kernels on a signal of 2 x 20", " on channel 1: ");
    assertThat(explanation.text().lines().filter(line -> line.contains(" on channel 1: ")).count())
        .isEqualTo(channels.stream().filter(it -> it.toString().contains("1")).count());
  }

  @Test
  void shouldCountTheKernelsThatAreNotShown() {
    // when
    Explanation few = Explanation.of(ROCKET, wave(Optional.of("middle")), ComparedClasses::of, 1);
    Explanation all = Explanation.of(ROCKET, wave(Optional.empty()), ComparedClasses::of, 99);

    // then
    assertThat(few.text())
        .startsWith("record      r1, truly \"middle\"")
        .containsPattern("  and \\d+ more  [+-]\\d");
    assertThat(few.json().get("label").asText()).isEqualTo("middle");
    assertThat(all.text()).contains("record      r1\n").doesNotContain(" more  ");
    assertThat(all.json().has("label")).isFalse();
    assertThat(all.json().get("contributions")).hasSize(8);
  }

  @Test
  void shouldCompareWithTheRequestedClass() {
    // when
    Explanation explanation =
        Explanation.of(ROCKET, wave(Optional.empty()), scores -> ComparedClasses.of(scores, 2), 3);

    // then
    assertThat(explanation.json().get("against").asText()).isEqualTo("fast");
    assertThat(explanation.text()).contains("against \"fast\"", "evidence for \"fast\"");
  }

  /** A test image that is a training image, moved by a pixel. */
  @Test
  void shouldShowShiftsAndWindowsThatContributeNothing() {
    // given
    int side = 6;
    byte[] pixels = new byte[2 * side * side];
    new Random(4).nextBytes(pixels);
    GreyImages images = new GreyImages(side, side, pixels, new int[] {0, 1}, 2);
    WnnModel model =
        new WnnModel(
            List.of("dark", "light"),
            new InputShape.Image(side, side),
            ImagePreprocessing.of(List.of()),
            new Provenance(new TreeMap<>()),
            new WnnClassifier(images, new WnnParameters(3, 2, 1, 1)));
    byte[] moved = new byte[side * side];
    for (int at = 0; at < moved.length; at++) {
      moved[at] = at % side == 0 ? 0 : pixels[at - 1];
    }
    ModelExplainer.ExplanationRequest request =
        new ModelExplainer.ExplanationRequest(
            ComparedClasses::of,
            2,
            it -> Optional.empty(),
            it -> Optional.of(new ExplainedRecord<>("i1", moved, Optional.of("dark"))),
            Optional::empty);

    // when
    Explanation explanation = ModelExplainer.of(model, "m", request);

    // then
    List<String> lines = explanation.text().lines().toList();
    assertThat(lines.getFirst()).isEqualTo("record      i1, truly \"dark\"");
    assertThat(explanation.text())
        .contains("prediction  \"dark\"", "#0 shifted +1,+0", "0 by 0 windows for \"light\"");
    assertThat(explanation.json().get("windows")).hasSize(side * side);
    assertThat(explanation.json().at("/windows/7/prediction/right").asInt()).isEqualTo(1);
    // a blank line and a title, then a row of pixels and one of marks beside it
    assertThat(lines.get(lines.size() - side - 2)).isEmpty();
    assertThat(lines.subList(lines.size() - side, lines.size()))
        .allSatisfy(line -> assertThat(line).startsWith("  ").hasSizeLessThanOrEqualTo(17));
  }
}
