package dev.weir.classifiers.wnn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.classifiers.image.GreyImages;
import dev.weir.classifiers.image.ImagePreprocessing;
import dev.weir.classifiers.internal.simd.Vectorization;
import dev.weir.classifiers.model.ArtifactCodec;
import dev.weir.classifiers.model.ArtifactException;
import dev.weir.classifiers.model.ArtifactHeader;
import dev.weir.classifiers.model.ImageModel;
import dev.weir.classifiers.model.InputShape;
import dev.weir.classifiers.model.Model;
import dev.weir.classifiers.model.PartReader;
import dev.weir.classifiers.model.Provenance;
import dev.weir.classifiers.model.UnusableInputException;
import dev.weir.classifiers.wnn.definition.Extension;
import dev.weir.classifiers.wnn.definition.WindowElimination;
import dev.weir.classifiers.wnn.definition.WindowSelection;
import dev.weir.classifiers.wnn.definition.WnnParameters;
import dev.weir.classifiers.wnn.naive.SmallImages;
import dev.weir.model.artifact.WindowsPart;
import dev.weir.testing.PropertyTest;
import dev.weir.testing.Seeds;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class WnnFormatTest {

  private static final List<String> CLASSES = List.of("circle", "cross", "line");
  private static final Provenance PROVENANCE =
      Provenance.of("trainer", Map.of("seed", "1"), "digest");
  private static final long MEGABYTE = 1 << 20;

  @Test
  @PropertyTest
  void shouldScoreTheSameAfterARoundTrip() throws Exception {
    // Given
    Random random = Seeds.random();
    for (String extension : List.of("set0", "set1", "set3", "shift0+rotate7:bicubic")) {
      WnnParameters parameters = new WnnParameters(5, 1.5, 2, Extension.parse(extension));
      WnnModel model = model(images(200, 9, 7, random), parameters, List.of("invert"), 9, 7);

      // When
      ImageModel read = (ImageModel) read(written(model));

      // Then
      assertThat(read.kind()).isEqualTo("wnn");
      assertThat(read.classes()).isEqualTo(CLASSES);
      assertThat(read.inputShape()).isEqualTo(new InputShape.Image(9, 7));
      assertThat(read.preprocessing()).containsExactly("invert");
      assertThat(((WnnModel) read).classifier().parameters()).isEqualTo(parameters);
      byte[] record = new byte[63];
      random.nextBytes(record);
      assertThat(scores(read, record)).isEqualTo(scores(model, record));
      assertThat(written(read)).isEqualTo(written(model));
    }
  }

  @Test
  @PropertyTest
  void shouldKeepTheWindowsThatCount() throws Exception {
    // Given
    Random random = Seeds.random();
    WnnClassifier all = new WnnClassifier(images(100, 9, 7, random), WnnParameters.of(5));
    List<Integer> order = SmallImages.shuffled(random, 63);
    List<Integer> errors = order.stream().map(each -> each % 10).toList();
    WindowElimination elimination = new WindowElimination(order, errors, 10);
    int[] windows = {2, 5, 62};
    for (WindowSelection selection :
        List.of(
            elimination.selection(1), elimination.selection(62), WindowSelection.of(63, windows))) {
      WnnModel model = model(all.withSelection(selection));

      // When
      WnnModel read = (WnnModel) read(written(model));

      // Then
      assertThat(read.classifier().selection()).isEqualTo(selection);
      assertThat(read.description()).isEqualTo(model.description());
      byte[] record = new byte[63];
      random.nextBytes(record);
      assertThat(scores(read, record)).isEqualTo(scores(model, record));
      assertThat(scores(read, record)).isNotEqualTo(scores(model(all), record));
      assertThat(written(read)).isEqualTo(written(model));
    }
    assertThat(written(model(all.withSelection(elimination.selection(63)))))
        .isEqualTo(written(model(all)));
  }

  @Test
  @PropertyTest
  void shouldRefuseWindowsThatDoNotExist() throws Exception {
    // Given
    GreyImages training = images(30, 4, 4, Seeds.random());
    List<WindowsPart> parts =
        List.of(
            new WindowsPart(List.of(), List.of(), List.of(), 0),
            new WindowsPart(List.of(16), List.of(), List.of(), 0),
            new WindowsPart(List.of(1, 1), List.of(), List.of(), 0),
            new WindowsPart(WindowSelection.all(16).windows(), List.of(), List.of(), 0),
            new WindowsPart(List.of(1), List.of(0, 1), List.of(2, 2), 5),
            new WindowsPart(List.of(1), WindowSelection.all(16).windows(), List.of(), 5));
    Model model = model(new WnnClassifier(training, WnnParameters.of(3)));
    for (WindowsPart part : parts) {
      // When / Then
      assertThatThrownBy(() -> new WnnFormat().read(header(model), partsOf(model, part)))
          .as("%s", part)
          .isInstanceOfAny(ArtifactException.class, IllegalArgumentException.class);
    }
  }

  private static ArtifactHeader header(Model model) {
    return new ArtifactHeader(
        model.kind(),
        model.classes(),
        model.inputShape(),
        model.preprocessing(),
        model.provenance(),
        5);
  }

  /** The parts of a model, with a further one after the first. */
  private static PartReader partsOf(Model model, WindowsPart added) {
    Deque<Object> parts = new ArrayDeque<>(ArtifactCodec.parts(model));
    Object first = parts.removeFirst();
    parts.addFirst(added);
    parts.addFirst(first);
    return new PartReader() {
      @Override
      public <T> T next(Class<T> type) {
        return type.cast(parts.removeFirst());
      }

      @Override
      public boolean isNext(Class<?> type) {
        return type.isInstance(parts.getFirst());
      }
    };
  }

  private static double[] scores(ImageModel model, byte[] record) {
    double[] scores = new double[3];
    InputShape.Image shape = model.inputShape();
    model.newScorer().score(shape.width(), shape.height(), record, scores);
    return scores;
  }

  @Test
  @PropertyTest
  void shouldScoreByTheNegativeDistanceOfThePreprocessedRecord() {
    // Given
    Random random = Seeds.random();
    GreyImages training = images(30, 4, 4, random);
    WnnModel model = model(training, WnnParameters.of(3), List.of("invert", "resize:4x4"), 8, 8);
    byte[] record = new byte[64];
    random.nextBytes(record);

    // When
    double[] scores = scores(model, record);

    // Then
    byte[] prepared = ImagePreprocessing.of(List.of("invert", "resize:4x4")).apply(record, 8, 8);
    long[] distances = new long[3];
    model.classifier().newScorer(Vectorization.plain()).distances(prepared, distances);
    assertThat(scores).isEqualTo(Arrays.stream(distances).mapToDouble(d -> -d).toArray());
  }

  @Test
  @PropertyTest
  void shouldRefuseRecordsOfAnotherSize() {
    // Given
    WnnModel model = model(images(30, 4, 4, Seeds.random()), WnnParameters.of(3), List.of(), 4, 4);

    // When / Then
    assertThatThrownBy(() -> model.newScorer().score(5, 4, new byte[20], new double[3]))
        .isInstanceOf(UnusableInputException.class)
        .hasMessage("the image is 5 x 4, the model takes an image of 4 x 4");
    assertThatThrownBy(() -> model.newScorer().score(4, 4, new byte[15], new double[3]))
        .isInstanceOf(UnusableInputException.class)
        .hasMessageContaining("15 pixels");
  }

  @Test
  @PropertyTest
  void shouldRefusePartsThatDoNotMatch() {
    // Given
    GreyImages training = images(30, 4, 4, Seeds.random());

    // When / Then
    assertThatThrownBy(() -> model(training, WnnParameters.of(3), List.of(), 8, 8))
        .hasMessageContaining("records of 8 x 8 are 8 x 8 after [], the training images 4 x 4");
    assertThatThrownBy(
            () ->
                new WnnModel(
                    List.of("a", "b"),
                    new InputShape.Image(4, 4),
                    ImagePreprocessing.of(List.of()),
                    new Provenance(new TreeMap<>()),
                    new WnnClassifier(training, WnnParameters.of(3))))
        .hasMessageContaining("2 names do not match 3 classes");
  }

  @Test
  @PropertyTest
  void shouldRefuseAnArtifactThatIsCutOffAnywhere() throws IOException {
    // Given
    byte[] whole =
        written(model(images(90, 4, 4, Seeds.random()), WnnParameters.of(3), List.of(), 4, 4));

    // When / Then
    for (int length = 0; length < whole.length; length += 1 + length / 20) {
      byte[] part = Arrays.copyOf(whole, length);
      assertThatThrownBy(() -> read(part)).isInstanceOf(ArtifactException.class);
    }
  }

  /** As many images as in MNIST. */
  @Test
  void shouldHoldSixtyThousandImagesInLittleHeap() throws Exception {
    // Given
    byte[] artifact =
        written(
            model(images(60_000, 28, 28, new Random(1)), WnnParameters.of(11), List.of(), 28, 28));
    long before = used();

    // When
    Model model = read(artifact);

    // Then
    long heap = used() - before;
    System.out.printf(
        "an artifact of %d MB takes %d MB of heap%n", artifact.length / MEGABYTE, heap / MEGABYTE);
    assertThat(heap).isLessThan(200 * MEGABYTE);
    assertThat(((WnnModel) model).classifier().trainingImages()).isEqualTo(60_000);
  }

  private static long used() throws InterruptedException {
    for (int i = 0; i < 3; i++) {
      System.gc();
      Thread.sleep(50);
    }
    return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
  }

  private static WnnModel model(WnnClassifier classifier) {
    return new WnnModel(
        CLASSES,
        new InputShape.Image(classifier.training().width(), classifier.training().height()),
        ImagePreprocessing.of(List.of()),
        PROVENANCE,
        classifier);
  }

  private static WnnModel model(
      GreyImages training, WnnParameters parameters, List<String> steps, int width, int height) {
    return new WnnModel(
        CLASSES,
        new InputShape.Image(width, height),
        ImagePreprocessing.of(steps),
        Provenance.of("trainer", Map.of("seed", "1"), "digest"),
        new WnnClassifier(training, parameters));
  }

  private static GreyImages images(int count, int width, int height, Random random) {
    byte[] pixels = new byte[count * width * height];
    random.nextBytes(pixels);
    int[] labels = new int[count];
    Arrays.setAll(labels, i -> i % CLASSES.size());
    return new GreyImages(width, height, pixels, labels, CLASSES.size());
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
