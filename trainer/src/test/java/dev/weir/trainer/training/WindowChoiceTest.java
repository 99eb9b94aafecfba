package dev.weir.trainer.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.classifiers.image.GreyImages;
import dev.weir.classifiers.model.ArtifactCodec;
import dev.weir.classifiers.model.InputShape;
import dev.weir.classifiers.model.Progress;
import dev.weir.classifiers.wnn.WnnClassifier;
import dev.weir.classifiers.wnn.WnnModel;
import dev.weir.classifiers.wnn.definition.WindowElimination;
import dev.weir.classifiers.wnn.definition.WindowSelection;
import dev.weir.classifiers.wnn.definition.WnnParameters;
import dev.weir.classifiers.wnn.elimination.BackwardElimination;
import dev.weir.classifiers.wnn.elimination.WindowCurve;
import dev.weir.trainer.data.DataException;
import dev.weir.trainer.data.ImageDataSet;
import dev.weir.trainer.data.ImageFiles;
import dev.weir.trainer.data.ImageRange;
import dev.weir.trainer.data.ImageSplit;
import dev.weir.trainer.data.SignalDataSet;
import dev.weir.trainer.provenance.ModelRetrainer;
import dev.weir.trainer.provenance.Reproduction;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class WindowChoiceTest {

  private static final WnnParameters PARAMETERS = WnnParameters.of(3);
  private static final InputShape.Image SHAPE = new InputShape.Image(6, 5);

  /** Images of four classes in turn, 18 and 10 of each. */
  private static final ImageFiles FILES = new ImageFiles(images(72, 1), images(40, 2), "idx:drawn");

  @Test
  void shouldChooseOnTheLastSixthOfEachClass() {
    // given
    ImageDataSet data = ImageDataSet.standard(FILES);
    GreyImages train = data.train();

    // when
    WindowElimination chosen = WindowChoice.run(data, PARAMETERS, 2, Progress.NONE);

    // then the last 3 of each class, 12 in all
    int[] first = IntStream.range(0, 60).toArray();
    int[] last = IntStream.range(60, 72).toArray();
    assertThat(chosen)
        .isEqualTo(
            BackwardElimination.run(
                new WnnClassifier(train.select(first), PARAMETERS),
                train.select(last),
                1,
                Progress.NONE));
    assertThat(WindowChoice.validation(data)).isEqualTo("last sixth of the training images");
  }

  @Test
  void shouldChooseOnTheValidationPart() {
    // given
    ImageDataSet data = ranges();

    // when
    WindowElimination chosen = WindowChoice.run(data, PARAMETERS, 2, Progress.NONE);

    // then
    assertThat(data.validation().orElseThrow().size()).isEqualTo(20);
    assertThat(chosen)
        .isEqualTo(
            BackwardElimination.run(
                new WnnClassifier(data.train(), PARAMETERS),
                data.validation().orElseThrow(),
                1,
                Progress.NONE));
    assertThat(WindowChoice.validation(data)).isEqualTo("11:15");
    assertThat(data.name()).isEqualTo("idx:drawn train 1:10 validation 11:15 test 16:");
    assertThat(data.binarised(100).validation().orElseThrow().pixels())
        .isEqualTo(data.validation().orElseThrow().binarised(100).pixels());
    assertThat(data.limited(3).validation()).isEqualTo(data.validation());
  }

  private static ImageDataSet ranges() {
    return ImageDataSet.of(
        FILES, new ImageRange(1, 10), new ImageRange(11, 15), ImageRange.parse("16:"));
  }

  @Test
  void shouldTrainTheSameModelAgain() throws Exception {
    for (ImageDataSet data : List.of(ImageDataSet.standard(FILES), ranges())) {
      for (int windows : new int[] {1, 7, 30}) {
        // given
        WnnModel model = model(data, windows);
        WnnModel read = (WnnModel) ArtifactCodec.read(new ByteArrayInputStream(bytes(model)));

        // when
        WnnModel again =
            (WnnModel) ModelRetrainer.again(read, new TrainingData(data), 3, Progress.NONE);

        // then
        assertThat(Reproduction.of(read, again).toText()).startsWith("the bits agree");
        assertThat(again.classifier().selection().size()).isEqualTo(windows);
        assertThat(again.classifier().trainingImages()).isEqualTo(data.train().size());
        assertThat(again.provenance().entries())
            .containsEntry("setting.windows", Integer.toString(windows))
            .containsEntry("setting.validation", WindowChoice.validation(data));
      }
    }
  }

  @Test
  void shouldNotChooseOnOtherImagesThanThen() {
    WnnModel model = model(ranges(), 3);
    assertThatThrownBy(
            () ->
                ModelRetrainer.again(
                    model, new TrainingData(ImageDataSet.standard(FILES)), 1, Progress.NONE))
        .isInstanceOf(DataException.class)
        .hasMessageContaining("chosen on images '11:15'");
  }

  @Test
  void shouldDescribeTheWindows() {
    // given
    WnnModel model = model(ranges(), 3);
    WindowElimination chosen = model.classifier().selection().elimination().orElseThrow();

    // then
    assertThat(model.description())
        .isEqualTo(
            "Windowed nearest neighbour among 40 training images, windows of 3 x 3 pixels. 3 of its 30 windows count, chosen on 20 validation images (%d errors with them, %d with all windows)."
                .formatted(chosen.errors(3), chosen.errors(30)));
  }

  @Test
  void shouldReportErrorsByNumberOfWindows() {
    // given
    ImageDataSet data = ranges();
    WnnClassifier all = new WnnClassifier(data.train(), PARAMETERS);
    WindowElimination chosen = WindowChoice.run(data, PARAMETERS, 2, Progress.NONE);
    List<Integer> errors = WindowCurve.of(all, chosen, data.test(), 2, Progress.NONE);

    // when
    WindowsReport report = new WindowsReport(chosen.selection(4), "11:15", errors, 12);

    // then the errors are those of models with so many windows
    for (int windows : new int[] {1, 4, 29, 30}) {
      WnnReport run =
          WnnEvaluation.timed(
              data,
              all.withSelection(chosen.selection(windows)),
              new WnnSettings(PARAMETERS, 2),
              Progress.NONE);
      assertThat(report.testErrors(windows)).isEqualTo((int) run.evaluation().errors());
    }
    assertThat(report.toCsv().lines()).hasSize(31);
    assertThat(report.toCsv())
        .startsWith(
            "windows,left_out,validation_errors,validation_images,test_errors,test_images\n30,,%d,20,%d,12\n29,%d,"
                .formatted(chosen.errors(30), errors.get(29), chosen.order().getFirst()));
    assertThat(report.toJson().get("kept")).hasSize(4);
    assertThat(report.toJson().get("validationErrors")).hasSize(30);
    assertThat(report.toText()).contains("4 of 30, chosen on 20 validation images (11:15)");
  }

  @Test
  void shouldRefuseAClassWithASingleImage() {
    GreyImages three = new GreyImages(2, 1, new byte[6], new int[] {0, 1, 1}, 2);
    assertThatThrownBy(
            () ->
                WindowChoice.run(
                    new ImageDataSet(three, three, "few"), PARAMETERS, 1, Progress.NONE))
        .isInstanceOf(DataException.class)
        .hasMessageContaining("few: class '0' has one training image");
  }

  @Test
  void shouldLoadTheSameSplitAgain() {
    ImageSplit split = ImageSplit.parse("mnist train 1:5000 validation 5001:6000 test 6001:");
    assertThat(split.parts())
        .isEqualTo(
            new ImageSplit.ValidatedRanges(
                new ImageRange(1, 5000), new ImageRange(5001, 6000), ImageRange.parse("6001:")));
    assertThat(split).hasToString("mnist train 1:5000 validation 5001:6000 test 6001:");
    assertThat(split.isTestedOn(ImageRange.parse("6001:"))).isTrue();
    assertThat(new ImageRange(1, 5).overlaps(new ImageRange(5, 9))).isTrue();
    assertThat(new ImageRange(1, 5).overlaps(new ImageRange(6, 9))).isFalse();
  }

  private static WnnModel model(ImageDataSet data, int windows) {
    WindowSelection selection =
        WindowChoice.run(data, PARAMETERS, 1, Progress.NONE).selection(windows);
    return WnnTraining.model(data, Map.of(), PARAMETERS, selection, SHAPE, List.of());
  }

  private static byte[] bytes(WnnModel model) throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ArtifactCodec.write(model, bytes);
    return bytes.toByteArray();
  }

  private record TrainingData(ImageDataSet images) implements ModelRetrainer.Data {
    @Override
    public SignalDataSet signals() {
      throw new AssertionError("images are asked for");
    }
  }

  /** Noise around one pattern a class. */
  private static GreyImages images(int count, int seed) {
    Random random = new Random(seed);
    byte[][] patterns = new byte[4][30];
    Random fixed = new Random(7);
    for (byte[] pattern : patterns) {
      fixed.nextBytes(pattern);
    }
    byte[] pixels = new byte[count * 30];
    int[] labels = new int[count];
    Arrays.setAll(labels, i -> i % 4);
    for (int i = 0; i < pixels.length; i++) {
      int ink = patterns[labels[i / 30]][i % 30] & 0xff;
      pixels[i] = (byte) (random.nextInt(5) < 2 ? random.nextInt(256) : ink);
    }
    return new GreyImages(6, 5, pixels, labels, 4);
  }
}
