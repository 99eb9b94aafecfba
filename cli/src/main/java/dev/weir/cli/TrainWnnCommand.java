package dev.weir.cli;

import dev.weir.data.DataSummary;
import dev.weir.data.SplitImages;
import dev.weir.evaluation.Evaluation;
import dev.weir.history.RecordKind;
import dev.weir.history.TopicData;
import dev.weir.history.TopicImages;
import dev.weir.history.TopicName;
import dev.weir.image.ImagePreprocessing;
import dev.weir.model.InputShape;
import dev.weir.model.Provenance;
import dev.weir.schemas.ImageRecord;
import dev.weir.trainer.EvaluationReport;
import dev.weir.trainer.WnnReport;
import dev.weir.trainer.WnnRun;
import dev.weir.trainer.WnnSettings;
import dev.weir.trainer.WnnTraining;
import dev.weir.wnn.WnnModel;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code weir train wnn}: builds an artifact from images. */
@Command(
    name = "wnn",
    description =
        "Writes an artifact with training images for windowed nearest neighbour, after evaluating"
            + " it on the test images.")
final class TrainWnnCommand extends Subcommand {

  private static final Pattern SIZE = Pattern.compile("(\\d{1,4})x(\\d{1,4})");

  @Mixin private WnnOptions wnn;
  @Mixin private SpanOptions span;

  @Option(
      names = "--size",
      paramLabel = "WxH",
      description = "Size of the records (default: that of the training images).")
  private String size;

  @Option(
      names = "--preprocess",
      split = ",",
      paramLabel = "STEP",
      description =
          "Steps that make a record look like a training image, in this order: invert, resize:WxH,"
              + " centre (by mass). --binarise is added as the last step.")
  private List<String> steps = List.of();

  @Mixin private ModelOutput output;

  @Override
  public Integer call() throws IOException {
    wnn.check();
    // Validated before images are read.
    Optional<InputShape.Image> recordSize = checked(this::size);
    checked(() -> ImagePreprocessing.of(preprocessing()));
    output.check(wnn.data());
    return TopicName.isTopic(wnn.data()) ? trainOnTopic(recordSize) : trainOnFiles(recordSize);
  }

  private int trainOnFiles(Optional<InputShape.Image> recordSize) throws IOException {
    span.requireNoSpan();
    SplitImages images = wnn.images();
    output.read(DataSummary.of(images));
    Map<String, String> origin = Map.of(Provenance.DATA_NAME, images.name());
    return train(images, origin, recordSize, TerminalProgress.standard());
  }

  private int trainOnTopic(Optional<InputShape.Image> recordSize) throws IOException {
    TerminalProgress progress = TerminalProgress.standard();
    TopicData<ImageRecord> history =
        span.read(wnn.data(), RecordKind.IMAGES, progress, output::read);
    SplitImages images = wnn.refined(TopicImages.split(history));
    return train(images, history.origin(), recordSize, progress);
  }

  private int train(
      SplitImages images,
      Map<String, String> origin,
      Optional<InputShape.Image> recordSize,
      TerminalProgress progress)
      throws IOException {
    InputShape.Image records =
        recordSize.orElse(new InputShape.Image(images.train().width(), images.train().height()));
    WnnSettings settings = wnn.settings();
    WnnModel model =
        checked(
            () ->
                WnnTraining.model(images, origin, settings.parameters(), records, preprocessing()));
    WnnReport report = WnnRun.run(images, model, settings, progress);
    Evaluation named = new Evaluation(model.classes(), report.evaluation().confusion());
    return output.write(
        model, new EvaluationReport(images.name(), named, report.seconds(), Optional.empty()));
  }

  private Optional<InputShape.Image> size() {
    if (size == null) {
      return Optional.empty();
    }
    Matcher form = SIZE.matcher(size);
    if (!form.matches()) {
      throw new IllegalArgumentException("--size must be WxH, not " + size);
    }
    return Optional.of(
        new InputShape.Image(Integer.parseInt(form.group(1)), Integer.parseInt(form.group(2))));
  }

  private List<String> preprocessing() {
    List<String> all = new ArrayList<>(steps);
    if (wnn.threshold() != null) {
      all.add("binarise:" + wnn.threshold());
    }
    return all;
  }
}
