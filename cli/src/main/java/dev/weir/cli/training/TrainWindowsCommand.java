package dev.weir.cli.training;

import dev.weir.classifiers.evaluation.Evaluation;
import dev.weir.classifiers.image.ImagePreprocessing;
import dev.weir.classifiers.model.InputShape;
import dev.weir.classifiers.model.Progress;
import dev.weir.classifiers.model.Provenance;
import dev.weir.classifiers.wnn.WindowModel;
import dev.weir.classifiers.wnn.WnnModel;
import dev.weir.classifiers.wnn.definition.WindowSelection;
import dev.weir.classifiers.wnn.definition.WnnParameters;
import dev.weir.cli.command.Subcommand;
import dev.weir.cli.command.TerminalProgress;
import dev.weir.cli.options.HistoryOptions;
import dev.weir.cli.options.WindowOptions;
import dev.weir.schemas.ImageRecord;
import dev.weir.trainer.data.DataSummary;
import dev.weir.trainer.data.ImageDataSet;
import dev.weir.trainer.history.RecordKind;
import dev.weir.trainer.history.TopicData;
import dev.weir.trainer.history.TopicDataSpec;
import dev.weir.trainer.history.TopicImages;
import dev.weir.trainer.training.EvaluationReport;
import dev.weir.trainer.training.WnnEvaluation;
import dev.weir.trainer.training.WnnReport;
import dev.weir.trainer.training.WnnSettings;
import dev.weir.trainer.training.WnnTraining;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Builds an artifact of a method of windows from images. */
abstract class TrainWindowsCommand extends Subcommand {

  private static final Pattern SIZE = Pattern.compile("(\\d{1,4})x(\\d{1,4})");

  @Mixin private HistoryOptions span;

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

  /** The options of the images and the comparison. */
  abstract WindowOptions windows();

  /** Chooses the windows that count; empty: all do. */
  Optional<WindowSelection> selection(ImageDataSet images, Progress progress) {
    return Optional.empty();
  }

  /** The model to be written. */
  abstract WindowModel model(WnnModel images);

  @Override
  public final Integer call() throws IOException {
    windows().check();
    // Validated before images are read.
    Optional<InputShape.Image> recordSize = checked(this::size);
    checked(() -> ImagePreprocessing.of(preprocessing()));
    output.check(windows().data());
    return TopicDataSpec.isTopic(windows().data())
        ? trainOnTopic(recordSize)
        : trainOnFiles(recordSize);
  }

  private int trainOnFiles(Optional<InputShape.Image> recordSize) throws IOException {
    span.requireNoSpan();
    ImageDataSet images = windows().images();
    output.read(DataSummary.of(images));
    Map<String, String> origin = Map.of(Provenance.DATA_NAME, images.name());
    return train(images, origin, recordSize, TerminalProgress.standard());
  }

  private int trainOnTopic(Optional<InputShape.Image> recordSize) throws IOException {
    TerminalProgress progress = TerminalProgress.standard();
    TopicData<ImageRecord> history =
        span.read(windows().data(), RecordKind.IMAGES, progress, output::read);
    ImageDataSet images = windows().refined(TopicImages.split(history));
    return train(images, history.origin(), recordSize, progress);
  }

  private int train(
      ImageDataSet images,
      Map<String, String> origin,
      Optional<InputShape.Image> recordSize,
      TerminalProgress progress)
      throws IOException {
    InputShape.Image records =
        recordSize.orElse(new InputShape.Image(images.train().width(), images.train().height()));
    WnnSettings settings = windows().settings();
    WnnModel wnnModel = images(images, origin, settings.parameters(), records, progress);
    WindowModel model = checked(() -> model(wnnModel));
    WnnReport report = WnnEvaluation.run(images, model.classifier(), settings, progress);
    Evaluation named = new Evaluation(model.classes(), report.evaluation().confusion());
    return output.write(
        model, new EvaluationReport(images.name(), named, report.seconds(), Optional.empty()));
  }

  private WnnModel images(
      ImageDataSet images,
      Map<String, String> origin,
      WnnParameters parameters,
      InputShape.Image records,
      Progress progress) {
    Optional<WindowSelection> selection = selection(images, progress);
    return checked(
        () ->
            selection.isEmpty()
                ? WnnTraining.model(images, origin, parameters, records, preprocessing())
                : WnnTraining.model(
                    images, origin, parameters, selection.get(), records, preprocessing()));
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
    if (windows().threshold() != null) {
      all.add("binarise:" + windows().threshold());
    }
    return all;
  }
}
