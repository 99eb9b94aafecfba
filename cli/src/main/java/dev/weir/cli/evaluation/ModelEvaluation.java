package dev.weir.cli.evaluation;

import dev.weir.classifiers.image.GreyImages;
import dev.weir.classifiers.model.ImageModel;
import dev.weir.classifiers.model.Model;
import dev.weir.classifiers.model.Progress;
import dev.weir.classifiers.model.Provenance;
import dev.weir.classifiers.model.SignalModel;
import dev.weir.classifiers.signal.LabelledSignals;
import dev.weir.cli.command.CommandOutput;
import dev.weir.cli.command.ExitCodes;
import dev.weir.cli.command.OptionGroup;
import dev.weir.cli.command.TerminalProgress;
import dev.weir.cli.options.HistoryOptions;
import dev.weir.cli.options.IgnoreOption;
import dev.weir.cli.options.ModelReference;
import dev.weir.cli.options.SplitOption;
import dev.weir.cli.options.ThreadsOption;
import dev.weir.trainer.compare.Candidate;
import dev.weir.trainer.compare.Comparison;
import dev.weir.trainer.compare.TestRecords;
import dev.weir.trainer.data.DataException;
import dev.weir.trainer.data.DataSets;
import dev.weir.trainer.data.DataSummary;
import dev.weir.trainer.data.ImageDataSet;
import dev.weir.trainer.data.ImageFiles;
import dev.weir.trainer.data.SignalDataSet;
import dev.weir.trainer.data.TrainedImages;
import dev.weir.trainer.history.LabelledRecord;
import dev.weir.trainer.history.RecordKind;
import dev.weir.trainer.history.TopicData;
import dev.weir.trainer.history.TopicDataSpec;
import dev.weir.trainer.history.TopicImages;
import dev.weir.trainer.history.TopicSignals;
import dev.weir.trainer.provenance.ModelCard;
import dev.weir.trainer.training.TestUnit;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Evaluates a trained model on labelled records, compared with the champion. */
final class ModelEvaluation extends OptionGroup {

  /** The records to evaluate. */
  enum Part {
    /** The records held out from training. */
    TEST,
    /** All records. */
    ALL
  }

  @Option(
      names = "--model",
      paramLabel = "MODEL",
      description = "A trained model: an artifact file, or NAME/VERSION of a published one.")
  private String model;

  @Option(
      names = "--data",
      paramLabel = "DATA",
      description =
          "For --model: mnist1d, csv:FILE or ucr:TRAIN,TEST for signals, mnist, idx:DIR or"
              + " emnist:DIR for images, or topic:signals, topic:images or input:NAME with --from"
              + " and --to.")
  private String data;

  @Mixin private IgnoreOption ignore;

  @Option(
      names = "--against",
      paramLabel = "MODEL",
      description =
          "The model to compare with (default for topic data: the champion of --route, or of the"
              + " route signals or images).")
  private String against;

  @Option(names = "--alone", description = "Compare with no other model.")
  private boolean alone;

  @Option(
      names = "--part",
      paramLabel = "PART",
      defaultValue = "test",
      description =
          "test: the records held out when training on the same data (of images, by --split); all:"
              + " all records, for data that no model was trained on (default: ${DEFAULT-VALUE}).")
  private Part part;

  @Option(
      names = "--fail-if-worse",
      description =
          "End with exit code 3 if the model is significantly less accurate than the one it is"
              + " compared with (McNemar's test, p < 0.05).")
  private boolean failIfWorse;

  @Mixin private SplitOption split;
  @Mixin private HistoryOptions span;
  @Mixin private ThreadsOption threads;
  @Mixin private CommandOutput output;

  /** What is tested, for the comparison. */
  private String name;

  boolean isAsked() {
    return model != null;
  }

  boolean hasData() {
    return data != null;
  }

  int run() throws IOException {
    data = ignore.apply(data);
    requireComparison();
    requireSplit();
    span.check(data);
    Progress progress = TerminalProgress.standard();
    ModelCard found = new ModelReference(model).find(span.cluster());
    Optional<Candidate> champion = champion();
    TestRecords records = records(found.model(), champion, progress);
    Comparison comparison =
        Comparison.of(
            name,
            records,
            new Candidate(model, found.model()),
            champion,
            threads.count(),
            progress);
    warnOfUnit(found.model(), records, progress);
    output.print(ComparisonText.of(comparison), comparison);
    return failIfWorse && comparison.isWorse() ? ExitCodes.DIFFERENT : 0;
  }

  private static void warnOfUnit(Model model, TestRecords records, Progress progress) {
    if (model instanceof SignalModel taker && records instanceof TestRecords.Signals tests) {
      TestUnit.warning(taker, tests.signals()).ifPresent(progress::warn);
    }
  }

  /** A check without a comparison would always pass. */
  private void requireComparison() {
    require(
        !alone || against == null,
        "--alone and --against '%s' exclude each other".formatted(against));
    require(!failIfWorse || !alone, "--fail-if-worse and --alone exclude each other");
    require(
        !failIfWorse || against != null || TopicDataSpec.isTopic(data),
        "--fail-if-worse requires --against: data '%s' are not a topic's, so there is no champion to compare with"
            .formatted(data));
  }

  private Optional<Candidate> champion() throws IOException {
    if (against != null) {
      return Optional.of(
          new Candidate(against, new ModelReference(against).find(span.cluster()).model()));
    }
    if (alone || !TopicDataSpec.isTopic(data)) {
      return Optional.empty();
    }
    return championOf(span.routeOf(data));
  }

  private Optional<Candidate> championOf(String route) throws IOException {
    Optional<ModelReference> champion = ModelReference.champion(route, span.cluster());
    if (champion.isEmpty()) {
      missing(route);
      return Optional.empty();
    }
    // Fetched as published: a file of the same name is a different model.
    Model model = champion.get().published(span.cluster()).model();
    return Optional.of(new Candidate(champion.get().text(), model));
  }

  /** Printed to standard error, since standard output is for results. */
  private void missing(String route) {
    if (failIfWorse) {
      throw new DataException(
          "--fail-if-worse: route %s has no champion yet to compare with; publish the first model with 'weir publish --route %s'"
              .formatted(route, route));
    }
    printError("route %s has no champion: the model is not compared".formatted(route));
  }

  private void requireSplit() {
    split.check();
    require(
        !split.isChosen() || part == Part.TEST,
        "--split and --part all exclude each other: --split names a test part");
    require(
        !split.isChosen() || !TopicDataSpec.isTopic(data),
        "--split is for files; of a topic a share is held out");
  }

  private TestRecords records(Model found, Optional<Candidate> champion, Progress progress) {
    name = data + " " + part.name().toLowerCase(Locale.ROOT);
    return found instanceof ImageModel
        ? new TestRecords.Images(images(found, champion, progress))
        : new TestRecords.Signals(signals(found, champion, progress));
  }

  private LabelledSignals signals(Model found, Optional<Candidate> champion, Progress progress) {
    if (TopicDataSpec.isTopic(data)) {
      return ofTopic(RecordKind.SIGNALS, TopicSignals::signals, progress);
    }
    SignalDataSet signals = DataSets.load(data, output::read);
    if (part == Part.TEST) {
      return signals.test();
    }
    LabelledSignals all = signals.train().with(signals.test());
    Optional<String> digest = Optional.of(signals.train().digest());
    candidates(found, champion)
        .filter(it -> it.model().provenance().get(Provenance.DATA_DIGEST).equals(digest))
        .forEach(it -> split.warn(it.name(), signals.train().size(), all.size(), "signals"));
    return all;
  }

  private GreyImages images(Model found, Optional<Candidate> champion, Progress progress) {
    if (TopicDataSpec.isTopic(data)) {
      return ofTopic(RecordKind.IMAGES, TopicImages::images, progress);
    }
    if (part == Part.ALL) {
      return allImages(found, champion);
    }
    ImageDataSet images = split.load(found, data, output::read);
    name = images.split().testName();
    champion.ifPresent(
        it ->
            TrainedImages.of(it.model(), ImageFiles.load(data))
                .ifPresent(
                    trained ->
                        split.warn(
                            it.name(),
                            trained.among(images.split()),
                            images.test().size(),
                            "test images")));
    return images.test();
  }

  private Stream<Candidate> candidates(Model found, Optional<Candidate> champion) {
    return Stream.concat(Stream.of(new Candidate(model, found)), champion.stream());
  }

  private GreyImages allImages(Model found, Optional<Candidate> champion) {
    ImageFiles files = ImageFiles.load(data);
    ImageDataSet images = ImageDataSet.standard(files);
    output.read(DataSummary.of(images));
    GreyImages all = images.train().with(images.test());
    candidates(found, champion)
        .forEach(
            it ->
                TrainedImages.of(it.model(), files)
                    .ifPresent(
                        trained ->
                            split.warn(it.name(), trained.amongAll(), all.size(), "images")));
    return all;
  }

  private <R extends SpecificRecord, T> T ofTopic(
      RecordKind<R> kind,
      BiFunction<List<LabelledRecord<R>>, List<String>, T> convert,
      Progress progress) {
    TopicData<R> history = span.read(data, kind, progress, output::read);
    List<LabelledRecord<R>> chosen = new ArrayList<>(history.test());
    if (part == Part.ALL) {
      chosen.addAll(0, history.train());
    } else {
      history.requireTests();
    }
    return convert.apply(chosen, history.classes());
  }
}
