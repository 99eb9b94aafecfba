package dev.weir.cli.evaluation;

import dev.weir.classifiers.model.Model;
import dev.weir.classifiers.model.Progress;
import dev.weir.classifiers.model.Provenance;
import dev.weir.cli.command.ExitCodes;
import dev.weir.cli.command.TerminalProgress;
import dev.weir.cli.options.ModelCommand;
import dev.weir.cli.options.ThreadsOption;
import dev.weir.trainer.data.DataException;
import dev.weir.trainer.data.DataSets;
import dev.weir.trainer.data.DataSpec;
import dev.weir.trainer.data.DataSummary;
import dev.weir.trainer.data.ImageDataSet;
import dev.weir.trainer.data.ImageSplit;
import dev.weir.trainer.data.SignalDataSet;
import dev.weir.trainer.history.DataProvenance;
import dev.weir.trainer.history.RecordKind;
import dev.weir.trainer.history.TopicData;
import dev.weir.trainer.history.TopicDataSpec;
import dev.weir.trainer.history.TopicImages;
import dev.weir.trainer.history.TopicSignals;
import dev.weir.trainer.provenance.ModelRetrainer;
import dev.weir.trainer.provenance.Reproduction;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.avro.specific.SpecificRecord;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code weir reproduce}: repeats a training and compares the result bit by bit. */
@Command(
    name = "reproduce",
    description = {
      "Retrains a model from the provenance in its artifact, and reports whether the bits agree; if"
          + " not, what differs: data, settings, kernels, weights, platform.",
      "Data of a topic are read again up to the same offsets, for as long as Kafka keeps them."
    },
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {
      "0:the bits agree",
      "1:it could not be trained again",
      "2:bad usage",
      "3:the bits differ"
    })
public final class ReproduceCommand extends ModelCommand {

  @Option(
      names = "--data",
      paramLabel = "DATA",
      description =
          "Where the files with the training data are now, as for 'weir train' (default: the"
              + " location in the provenance). They are split as before, and options such as label="
              + " and ignore= are taken from the provenance unless given.")
  private String data;

  @Mixin private ThreadsOption threads;

  @Override
  public Integer call() throws IOException {
    Model then = find().model();
    Progress progress = TerminalProgress.standard();
    Reproduction reproduction =
        Reproduction.of(
            then,
            ModelRetrainer.again(
                then, new OriginalData(then, progress), threads.count(), progress));
    print(reproduction.toText(), reproduction);
    return reproduction.agrees() ? 0 : ExitCodes.DIFFERENT;
  }

  /** The data that a model was trained on, read again. */
  private final class OriginalData implements ModelRetrainer.Data {
    private final Model then;
    private final Progress progress;

    OriginalData(Model then, Progress progress) {
      this.then = then;
      this.progress = progress;
    }

    @Override
    public SignalDataSet signals() {
      String name = dataName(Provenance.DATA_NAME);
      if (TopicDataSpec.isTopic(name)) {
        return TopicSignals.split(topic(RecordKind.SIGNALS));
      }
      String moved =
          then.provenance()
              .get(Provenance.DATA_NAME)
              .map(earlier -> DataSpec.withOptionsOf(earlier, name))
              .orElse(name);
      return located(moved, () -> DataSets.load(moved, ReproduceCommand.this::read));
    }

    @Override
    public ImageDataSet images() {
      String name = dataName(Provenance.SETTING + "data");
      if (TopicDataSpec.isTopic(name)) {
        return TopicImages.split(topic(RecordKind.IMAGES)).refinedAs(ImageSplit.parse(name));
      }
      ImageSplit earlier = ImageSplit.parse(data == null ? name : splitName());
      String files = data == null ? earlier.data() : data;
      ImageDataSet split = located(files, () -> ImageDataSet.load(earlier, files));
      read(DataSummary.of(split));
      return split;
    }

    /** Data that cannot be read where the provenance says may be elsewhere now. */
    private <T> T located(String name, Supplier<T> reader) {
      try {
        return reader.get();
      } catch (DataException e) {
        if (data != null) {
          throw e;
        }
        throw new DataException(
            "%s; the model's provenance names its data '%s', a relative path as seen from where it was trained: say by --data where they are now"
                .formatted(e.getMessage(), name),
            e);
      }
    }

    private <R extends SpecificRecord> TopicData<R> topic(RecordKind<R> kind) {
      TopicData<R> history = TopicData.readAgain(then.provenance(), kind, place(), progress);
      read(history.summary());
      return history;
    }

    /** The original split of the images or, if unknown, the user's. */
    private String splitName() {
      return then.provenance().get(Provenance.SETTING + "data").orElse(data);
    }

    private String dataName(String entry) {
      Optional<String> earlier = then.provenance().get(entry);
      if (data != null) {
        requireFiles(earlier);
      }
      return Optional.ofNullable(data)
          .or(() -> earlier)
          .orElseThrow(
              () ->
                  new DataException(
                      "the model's provenance does not name its data, as it was made by an earlier"
                          + " version: name them by --data"));
    }

    /** Data of a topic are identified by the provenance alone: span, offsets and rule. */
    private void requireFiles(Optional<String> earlier) {
      if (earlier.filter(TopicDataSpec::isTopic).isPresent()) {
        throw badUsage(
            "--data is for files that moved; the model was trained on %s, which is read again from Kafka"
                .formatted(earlier.get()));
      }
      if (TopicDataSpec.isTopic(data)) {
        throw badUsage(
            "--data is for files that moved, not %s; the model was not trained on a topic"
                .formatted(data));
      }
    }

    private TopicData.Place place() {
      return new TopicData.Place(
          cluster().clients(),
          cluster().topics(),
          DataProvenance.span(then.provenance()),
          Optional.empty(),
          Optional.empty(),
          cluster().ownTopics());
    }
  }
}
