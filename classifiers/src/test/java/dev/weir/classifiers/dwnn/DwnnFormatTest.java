package dev.weir.classifiers.dwnn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.classifiers.combined.CombinedModel;
import dev.weir.classifiers.image.GreyImages;
import dev.weir.classifiers.image.ImagePreprocessing;
import dev.weir.classifiers.model.ArtifactCodec;
import dev.weir.classifiers.model.ArtifactException;
import dev.weir.classifiers.model.ImageModel;
import dev.weir.classifiers.model.InputShape;
import dev.weir.classifiers.model.Model;
import dev.weir.classifiers.model.Provenance;
import dev.weir.classifiers.model.Scores;
import dev.weir.classifiers.model.UnusableInputException;
import dev.weir.classifiers.wnn.WindowModel;
import dev.weir.classifiers.wnn.WnnClassifier;
import dev.weir.classifiers.wnn.WnnModel;
import dev.weir.classifiers.wnn.definition.Extension;
import dev.weir.classifiers.wnn.definition.WindowSelection;
import dev.weir.classifiers.wnn.definition.WnnParameters;
import dev.weir.testing.PropertyTest;
import dev.weir.testing.Seeds;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Artifacts and models of DWNN, alone and combined with WNN. */
class DwnnFormatTest {

  private static final List<String> CLASSES = List.of("circle", "cross", "line");

  @Test
  @PropertyTest
  void shouldScoreTheSameAfterARoundTrip() throws Exception {
    Random random = Seeds.random();
    for (String extension : List.of("set0", "set1", "set2")) {
      WnnParameters parameters = WnnParameters.of(5).withExtension(Extension.parse(extension));
      for (WindowModel model : models(images(100, random), parameters)) {
        // When
        WindowModel read = (WindowModel) read(written(model));

        // Then
        assertThat(read.kind()).isEqualTo(model.kind());
        assertThat(read).hasSameClassAs(model);
        assertThat(read.classes()).isEqualTo(CLASSES);
        assertThat(read.inputShape()).isEqualTo(new InputShape.Image(9, 7));
        assertThat(read.preprocessing()).containsExactly("invert");
        assertThat(read.provenance()).isEqualTo(model.provenance());
        assertThat(read.images().classifier().parameters()).isEqualTo(parameters);
        byte[] record = record(random);
        assertThat(scores(read, record)).isEqualTo(scores(model, record));
        assertThat(written(read)).isEqualTo(written(model));
      }
    }
  }

  @Test
  @PropertyTest
  void shouldScoreThePredictedClassHighest() {
    Random random = Seeds.random();
    ImagePreprocessing steps = ImagePreprocessing.of(List.of("invert"));
    for (WindowModel model : models(images(200, random), WnnParameters.of(3))) {
      for (int i = 0; i < 40; i++) {
        // Given
        byte[] record = record(random);

        // When
        double[] scores = scores(model, record);

        // Then
        byte[] prepared = steps.apply(record, 9, 7);
        assertThat(Scores.best(scores)).isEqualTo(model.newPredictor().applyAsInt(prepared));
        assertThat(scores).containsExactlyInAnyOrder(expected(model, record, scores));
      }
    }
  }

  /** DWNN's own scores; the combination's are WNN's, in the same order or with two exchanged. */
  private static double[] expected(WindowModel model, byte[] record, double[] scores) {
    return model instanceof CombinedModel ? scores(model.images(), record) : scores;
  }

  @Test
  @PropertyTest
  void shouldExplainExactlyWhatItScores() {
    Random random = Seeds.random();
    for (String extension : List.of("set0", "set1", "set3")) {
      // Given
      WnnParameters parameters = WnnParameters.of(3).withExtension(Extension.parse(extension));
      WnnModel images = wnn(images(90, random), parameters, List.of());
      WindowSelection some = WindowSelection.of(63, 3, 4, 20, 31, 32, 50, 62);
      DwnnModel model = new DwnnModel(extension.equals("set1") ? selected(images, some) : images);
      byte[] image = record(random);

      // When
      var why = model.explain(image);

      // Then: all windows of a class take the same training image
      double[] scores = scores(model, image);
      for (int label = 0; label < CLASSES.size(); label++) {
        int c = label;
        assertThat(-(double) why.distance(c)).isEqualTo(scores[c]);
        assertThat(IntStream.range(0, 63).map(window -> why.choice(c, window).place()))
            .containsOnly(why.choice(c, 0).place());
      }
    }
  }

  @Test
  void shouldRefuseRecordsOfAnotherSize() {
    for (WindowModel model : models(images(30, new Random(1)), WnnParameters.of(3))) {
      assertThatThrownBy(() -> model.newScorer().score(5, 4, new byte[20], new double[3]))
          .isInstanceOf(UnusableInputException.class)
          .hasMessage("the image is 5 x 4, the model takes an image of 9 x 7");
    }
  }

  @Test
  void shouldRefuseSeveralNeighbours() throws Exception {
    // Given
    WnnModel several = wnn(images(30, new Random(1)), new WnnParameters(3, 2, 2, 0), List.of());
    WnnModel one = wnn(images(30, new Random(1)), WnnParameters.of(3), List.of());
    byte[] artifact = written(several);
    byte[] kind = written(new DwnnModel(one));

    // When / Then
    assertThatThrownBy(() -> new DwnnModel(several)).hasMessageContaining("k is 1, not 2");
    assertThatThrownBy(() -> new CombinedModel(several)).hasMessageContaining("k is 1, not 2");
    assertThat(read(artifact).kind()).isEqualTo("wnn");
    assertThat(read(kind).kind()).isEqualTo("dwnn");
  }

  @Test
  void shouldRefuseAnArtifactThatIsCutOffAnywhere() throws Exception {
    for (WindowModel model : models(images(90, new Random(2)), WnnParameters.of(3))) {
      byte[] whole = written(model);
      for (int length = 0; length < whole.length; length += 1 + length / 10) {
        byte[] part = Arrays.copyOf(whole, length);
        assertThatThrownBy(() -> read(part)).isInstanceOf(ArtifactException.class);
      }
    }
  }

  /** The combination has the scorers of WNN, DWNN and nearest neighbour. */
  @Test
  void shouldReserveMemoryForEachScorer() throws Exception {
    // Given
    WnnModel wnn = wnn(images(300, new Random(3)), WnnParameters.of(5), List.of());

    // When
    long one = reserved(wnn);
    long dwnn = reserved(new DwnnModel(wnn));
    long combined = reserved(new CombinedModel(wnn));

    // Then
    assertThat(dwnn).isGreaterThan(new DwnnModel(wnn).classifier().scorerMemory());
    assertThat(combined).isGreaterThan(2 * one);
    assertThat(combined - 2 * one).isLessThan(dwnn);
  }

  /** Memory for a scorer more. */
  private static long reserved(Model model) throws Exception {
    long[] reserved = new long[2];
    for (int scorers = 0; scorers < 2; scorers++) {
      AtomicLong most = new AtomicLong();
      ArtifactCodec.read(
          new ByteArrayInputStream(written(model)),
          bytes -> {
            most.set(Math.max(most.get(), bytes));
            return Long.MAX_VALUE;
          },
          scorers);
      reserved[scorers] = most.get();
    }
    return reserved[1] - reserved[0];
  }

  private static List<WindowModel> models(GreyImages training, WnnParameters parameters) {
    WnnModel images = wnn(training, parameters, List.of("invert"));
    return List.of(new DwnnModel(images), new CombinedModel(images));
  }

  private static WnnModel wnn(GreyImages training, WnnParameters parameters, List<String> steps) {
    return new WnnModel(
        CLASSES,
        new InputShape.Image(9, 7),
        ImagePreprocessing.of(steps),
        Provenance.of("trainer", Map.of("seed", "1"), "digest"),
        new WnnClassifier(training, parameters));
  }

  private static WnnModel selected(WnnModel model, WindowSelection selection) {
    return new WnnModel(
        model.classes(),
        model.inputShape(),
        model.steps(),
        model.provenance(),
        model.classifier().withSelection(selection));
  }

  private static GreyImages images(int count, Random random) {
    byte[] pixels = new byte[count * 63];
    random.nextBytes(pixels);
    int[] labels = new int[count];
    Arrays.setAll(labels, i -> i % CLASSES.size());
    return new GreyImages(9, 7, pixels, labels, CLASSES.size());
  }

  private static byte[] record(Random random) {
    byte[] record = new byte[63];
    random.nextBytes(record);
    return record;
  }

  private static double[] scores(ImageModel model, byte[] record) {
    double[] scores = new double[CLASSES.size()];
    model.newScorer().score(9, 7, record, scores);
    return scores;
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
