package dev.weir.cli.options;

import dev.weir.classifiers.evaluation.ModelCompatibility;
import dev.weir.classifiers.model.ImageModel;
import dev.weir.classifiers.model.InputShape;
import dev.weir.classifiers.model.SignalModel;
import dev.weir.cli.command.OptionGroup;
import dev.weir.cli.io.RecordFile;
import dev.weir.reports.explanations.ExplainedRecord;
import dev.weir.reports.text.CountFormat;
import dev.weir.schemas.ImageRecord;
import dev.weir.schemas.SignalRecord;
import dev.weir.schemas.Topic;
import dev.weir.trainer.data.DataSets;
import dev.weir.trainer.data.DataSummary;
import dev.weir.trainer.data.SignalDataSet;
import dev.weir.trainer.training.ModelImages;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.avro.specific.SpecificRecord;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Options for the record to explain: one of a data set's test part, or one from a file. */
public final class SampleOptions extends OptionGroup {

  @Option(
      names = "--data",
      paramLabel = "DATA",
      description =
          "The model's data set, as for 'weir train'. Without --sample: also show where each kernel"
              + " fires most among its training signals.")
  private String data;

  @Mixin private IgnoreOption ignore;
  @Mixin private SplitOption split;

  @Option(
      names = "--sample",
      paramLabel = "N",
      description = "Explain test record N of --data, or record N of the file, counted from 0.")
  private Integer sample;

  @Option(
      names = "--record",
      paramLabel = "FILE|JSON",
      description =
          "Explain a record in a format of 'weir send': a file with JSON lines or CSV, - for"
              + " standard input, csv:FILE[,label=COLUMN|none][,ignore=A;B], or one JSON object.")
  private String record;

  @Option(
      names = "--format",
      description =
          "Format of --record, ${COMPLETION-CANDIDATES}, if neither its name nor its beginning"
              + " shows it, as for standard input (default: as for 'weir send').")
  private RecordFile.Format format;

  /** Rejects contradictory options. */
  public void check() {
    boolean isNamed = data != null || record != null;
    require(
        data == null || record == null,
        "--data and --record are two ways to name what to explain: give one of them");
    require(sample == null || isNamed, "--sample needs --data or --record");
    require(ignore.columns().isEmpty() || isNamed, "--ignore needs --data or --record");
    require(format == null || record != null, "--format needs --record");
    require(sample == null || sample >= 0, "--sample must be 0 or more, not " + sample);
    split.check();
  }

  /**
   * The signals of --data, if given.
   *
   * @param onRead receives the summary of the data
   */
  public Optional<SignalDataSet> signals(Consumer<DataSummary> onRead) {
    return Optional.ofNullable(data).map(ignore::apply).map(name -> DataSets.load(name, onRead));
  }

  /**
   * The signal to explain, if there is one.
   *
   * @param onRead receives the summary of the data
   */
  public Optional<ExplainedRecord<double[]>> signal(
      SignalModel model, Consumer<DataSummary> onRead) {
    if (record != null) {
      SignalRecord signal = (SignalRecord) read(Topic.SIGNALS);
      requireChannels(model, signal);
      return Optional.of(
          new ExplainedRecord<>(
              signal.getId(), signal.getValues(), Optional.ofNullable(signal.getLabel())));
    }
    if (sample == null) {
      return Optional.empty();
    }
    SignalDataSet all = signals(onRead).orElseThrow();
    ModelCompatibility.require(model, all.test(), all.name());
    int index = index(all.test().size(), "test signals");
    return Optional.of(
        new ExplainedRecord<>(
            "test signal %d of %s".formatted(index, all.name()),
            all.test().signal(index),
            Optional.of(all.test().classes().get(all.test().labels()[index]))));
  }

  /** As in the stream: the same number of values may have a different number of channels. */
  private static void requireChannels(SignalModel model, SignalRecord signal) {
    if (model.inputShape() instanceof InputShape.Signal(int channels, int length)
        && signal.getChannels() != channels) {
      throw new IllegalArgumentException(
          "the record has %s, the model takes %d x %d: write \"channels\":%d, if it is such a record"
              .formatted(
                  CountFormat.of(signal.getChannels(), "channel"), channels, length, channels));
    }
  }

  /**
   * The image to explain, preprocessed like the model's training images, if there is one.
   *
   * @param onRead receives the summary of the data
   */
  public Optional<ExplainedRecord<byte[]>> image(ImageModel model, Consumer<DataSummary> onRead) {
    if (record != null) {
      ImageRecord image = (ImageRecord) read(Topic.IMAGES);
      byte[] pixels = new byte[image.getPixels().remaining()];
      image.getPixels().duplicate().get(pixels);
      return Optional.of(
          new ExplainedRecord<>(
              image.getId(),
              ModelImages.prepare(model, image.getWidth(), image.getHeight(), pixels),
              Optional.ofNullable(image.getLabel())));
    }
    if (data == null) {
      return Optional.empty();
    }
    require(sample != null, "--data of images needs --sample");
    ModelImages images = ModelImages.of(model, split.load(model, ignore.apply(data), onRead));
    int index = index(images.tests().size(), "test images");
    return Optional.of(
        new ExplainedRecord<>(
            "test image %d of %s".formatted(index, images.name()),
            images.tests().image(index),
            Optional.of(model.classes().get(images.tests().label(index)))));
  }

  private int index(int size, String what) {
    require(sample < size, "--sample is %d, but there are %,d %s".formatted(sample, size, what));
    return sample;
  }

  private SpecificRecord read(Topic topic) {
    if (record.stripLeading().startsWith("{")) {
      return RecordFile.parse(record, topic, "explain");
    }
    List<SpecificRecord> wanted = new ArrayList<>();
    checked(() -> new RecordFile(record, format, topic, "explain", ignore.columns()))
        .forEach(wanted::add);
    int place = sample == null ? 0 : sample;
    require(
        place < wanted.size(),
        "%s has %,d records, no record %d".formatted(record, wanted.size(), place));
    return wanted.get(place);
  }
}
