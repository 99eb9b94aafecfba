package dev.weir.reports.explanations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import dev.weir.classifiers.combined.CombinedModel;
import dev.weir.classifiers.dwnn.DwnnModel;
import dev.weir.classifiers.explain.ComparedClasses;
import dev.weir.classifiers.features.FeatureModel;
import dev.weir.classifiers.image.GreyImages;
import dev.weir.classifiers.image.ImagePreprocessing;
import dev.weir.classifiers.model.InputShape;
import dev.weir.classifiers.model.Progress;
import dev.weir.classifiers.model.Provenance;
import dev.weir.classifiers.selectedrocket.SelectedRocket;
import dev.weir.classifiers.selectedrocket.SelectedRocketSettings;
import dev.weir.classifiers.signal.LabelledSignals;
import dev.weir.classifiers.wnn.WnnClassifier;
import dev.weir.classifiers.wnn.WnnModel;
import dev.weir.classifiers.wnn.definition.WnnParameters;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ExplanationTest {

  private static final LabelledSignals SIGNALS = signals();
  private static final FeatureModel ROCKET =
      SelectedRocket.train(
              SIGNALS, SelectedRocketSettings.defaults().withKernels(30, 20), Progress.NONE)
          .model();

  private static LabelledSignals signals() {
    Random random = new Random(1);
    double[][] values = new double[30][20];
    int[] labels = new int[30];
    for (int i = 0; i < values.length; i++) {
      labels[i] = i % 3;
      for (int t = 0; t < 20; t++) {
        values[i][t] = Math.sin(t * (1 + labels[i])) + 0.3 * random.nextGaussian();
      }
    }
    return new LabelledSignals(values, labels, List.of("a", "b", "c"));
  }

  /** A question about an image, or about the model. */
  private static ModelExplainer.ExplanationRequest asking(Optional<byte[]> pixels) {
    return new ModelExplainer.ExplanationRequest(
        ComparedClasses::of,
        3,
        model -> Optional.empty(),
        model -> pixels.map(image -> new ExplainedRecord<>("i1", image, Optional.empty())),
        () -> Optional.of(SIGNALS));
  }

  private static WnnModel wnn() {
    byte[] pixels = new byte[6 * 16];
    new Random(3).nextBytes(pixels);
    GreyImages images = new GreyImages(4, 4, pixels, new int[] {0, 1, 0, 1, 0, 1}, 2);
    return new WnnModel(
        List.of("dark", "light"),
        new InputShape.Image(4, 4),
        ImagePreprocessing.of(List.of()),
        new Provenance(new TreeMap<>()),
        new WnnClassifier(images, WnnParameters.of(3)));
  }

  @Test
  void shouldShowTheKernelsThatCountMostAndWhereTheyFire() {
    // When
    Explanation explanation = Explanation.of(ROCKET, "m", SIGNALS, 2);

    // Then
    assertThat(explanation.text())
        .contains("m: rocket, 20 kernels", "importance", "fires most on training signal")
        .doesNotContain("NaN");
    JsonNode kernels = explanation.json().get("kernels");
    assertThat(kernels).hasSize(20);
    assertThat(kernels.get(0).get("importance").asDouble())
        .isGreaterThanOrEqualTo(kernels.get(1).get("importance").asDouble());
    assertThat(kernels.get(1).has("firesMost")).isTrue();
    assertThat(kernels.get(2).has("firesMost")).isFalse();
    assertThat(explanation.text().lines().filter(line -> line.startsWith("kernel ")))
        .containsExactly(
            "kernel " + kernels.get(0).get("kernel"), "kernel " + kernels.get(1).get("kernel"));
  }

  @Test
  void shouldSayWhatSpokeForAPrediction() {
    // When
    ExplainedRecord<double[]> subject =
        new ExplainedRecord<>("r1", SIGNALS.signal(4), Optional.of("b"));
    Explanation explanation = Explanation.of(ROCKET, subject, ComparedClasses::of, 3);

    // Then
    JsonNode json = explanation.json();
    double sum = json.get("baseline").asDouble();
    for (JsonNode each : json.get("contributions")) {
      sum += each.get("contribution").asDouble();
    }
    assertThat(sum).isCloseTo(json.get("difference").asDouble(), within(1e-12));
    assertThat(json.get("prediction").asText()).isEqualTo("b");
    assertThat(explanation.text())
        .contains("r1, truly \"b\"", "prediction  \"b\"", "evidence for \"b\"", "fires at samples")
        .containsPattern("and \\d+ more");
  }

  @Test
  void shouldSayWhichWindowsSpokeForAnImage() {
    // Given
    WnnModel model = wnn();
    byte[] image = new byte[16];
    new Random(9).nextBytes(image);

    // When
    Explanation explanation = ModelExplainer.of(model, "m", asking(Optional.of(image)));

    // Then
    JsonNode json = explanation.json();
    double sum = 0;
    for (JsonNode each : json.get("windows")) {
      sum += each.get("contribution").asDouble();
    }
    double first = json.get("distances").get(0).asDouble();
    double second = json.get("distances").get(1).asDouble();
    assertThat(json.get("windows")).hasSize(16);
    assertThat(sum).isEqualTo(Math.abs(first - second));
    assertThat(explanation.text()).contains("record      i1", "windows for", "nearest \"dark\"");
  }

  @Test
  void shouldExplainDwnnByOneTrainingImageOfEachClass() {
    // Given
    byte[] image = new byte[16];
    new Random(9).nextBytes(image);

    // When
    Explanation explanation =
        ModelExplainer.of(new DwnnModel(wnn()), "m", asking(Optional.of(image)));

    // Then
    JsonNode windows = explanation.json().get("windows");
    for (String side : List.of("prediction", "against")) {
      JsonNode first = windows.at("/0/" + side + "/image");
      assertThat(windows).allMatch(each -> each.at("/" + side + "/image").equals(first));
    }
    assertThat(explanation.text()).contains("record      i1", "chosen      1 image of");
  }

  @Test
  void shouldExplainTheCombinationByBoth() {
    // Given
    byte[] image = new byte[16];
    new Random(9).nextBytes(image);
    CombinedModel model = new CombinedModel(wnn());

    // When
    Explanation explanation = ModelExplainer.of(model, "m", asking(Optional.of(image)));

    // Then
    JsonNode json = explanation.json();
    assertThat(json.at("/wnn/windows")).hasSize(16);
    assertThat(json.at("/dwnn/windows")).hasSize(16);
    assertThat(json.get("votes").fieldNames())
        .toIterable()
        .containsExactly("wnn", "dwnn", "combined");
    assertThat(json.at("/votes/combined")).isEqualTo(json.at("/wnn/prediction"));
    assertThat(explanation.text()).startsWith("decision    ").contains("DWNN: all windows");
    assertThat(ModelExplainer.of(model, "m", asking(Optional.empty())).text())
        .startsWith("model       m: wnn+dwnn, windows of 3 x 3");
  }

  @Test
  void shouldDescribeAModelOfImages() {
    Explanation explanation = ModelExplainer.of(wnn(), "m", asking(Optional.empty()));
    assertThat(explanation.text()).contains("windows of 3 x 3", "\"dark\"  3", "\"light\"  3");
    assertThat(explanation.json().at("/trainingImages/dark").asInt()).isEqualTo(3);
  }

  @Test
  void shouldRenderJson() {
    // given
    FeatureModel one =
        SelectedRocket.train(
                SIGNALS, SelectedRocketSettings.defaults().withKernels(30, 1), Progress.NONE)
            .model();
    ExplainedRecord<double[]> signal =
        new ExplainedRecord<>("r1", SIGNALS.signal(4), Optional.of("b"));
    ModelExplainer.ExplanationRequest image = asking(Optional.of(new byte[16]));

    // then
    assertThat(Explanation.of(one, "m", SIGNALS, 1).json().toString())
        .isEqualTo(
            """
            {"kind":"rocket","ppvShare":0.5025676127692068,"kernels":[{"kernel":0,\
            "importance":3.3161821192231447,"ppv":1.666605731165905,"max":1.6495763880572396,\
            "dilation":2,"padding":0,"bias":-0.7582068,"channels":[0],"weights":[[0.58204174,\
            -0.51770115,-0.5723393,1.0392578,-0.53125906]],"firesMost":{"signal":7,"from":1,\
            "to":9,"value":3.388316174706091}}]}\
            """);
    assertThat(Explanation.of(one, signal, ComparedClasses::of, 3).json().toString())
        .isEqualTo(
            """
            {"record":"r1","label":"b","prediction":"a","against":"b","classes":["a","b","c"],\
            "scores":[0.31682436581015394,-0.5294370096424541,-0.7873873561677002],\
            "difference":0.846261375452608,"baseline":0.0,"contributions":[{"kernel":0,\
            "contribution":0.8462613754526084,"ppv":1.5446315987156984,\
            "max":-0.6983702232630901,"from":4}]}\
            """);
    assertThat(ModelExplainer.of(wnn(), "m", asking(Optional.empty())).json().toString())
        .isEqualTo(
            """
            {"kind":"wnn","window":3,"p":2.0,"k":1,"shifts":0,"trainingImages":{"dark":3,\
            "light":3}}\
            """);
    assertThat(ModelExplainer.of(wnn(), "m", image).json().toString())
        .startsWith(
            """
            {"record":"i1","prediction":"light","against":"dark","classes":["dark","light"],\
            "distances":[1545793.0,1394672.0],"windows":[{"x":0,"y":0,"contribution":-4737.0,\
            "prediction":{"image":1,"right":0,"down":0,"distance":55251.0},"against":{"image":0,\
            "right":0,"down":0,"distance":50514.0}},{"x":1,"y":0,"contribution":2221.0,\
            "prediction":{"image":1,"right":0,"down":0,"distance":72176.0},"against":{"image":1,\
            "right":0,"down":0,"distance":74397.0}}\
            """);
  }
}
