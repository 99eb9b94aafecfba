package dev.weir.cli.records;

import dev.weir.base.AtomicFile;
import dev.weir.classifiers.model.Progress;
import dev.weir.cli.command.OutputFile;
import dev.weir.cli.command.Subcommand;
import dev.weir.cli.command.TerminalProgress;
import dev.weir.cli.io.ImageLines;
import dev.weir.cli.io.SignalCsv;
import dev.weir.cli.options.HistoryOptions;
import dev.weir.cli.options.IgnoreOption;
import dev.weir.schemas.ImageRecord;
import dev.weir.schemas.Topic;
import dev.weir.schemas.json.RecordJson;
import dev.weir.trainer.data.DataSets;
import dev.weir.trainer.data.DataSummary;
import dev.weir.trainer.data.ImageDataSet;
import dev.weir.trainer.data.ImageFiles;
import dev.weir.trainer.data.SignalDataSet;
import dev.weir.trainer.history.LabelledRecord;
import dev.weir.trainer.history.RecordKind;
import dev.weir.trainer.history.TopicData;
import dev.weir.trainer.history.TopicDataSpec;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code weir export}: writes a data set as lines for {@code weir send}. */
@Command(
    name = "export",
    description =
        "Writes the test part of a data set, with sources and labels: signals as CSV for 'weir send"
            + " signals', images as JSON lines for 'weir send images'. Of a topic it writes all"
            + " labelled records of a span, as JSON lines with their own ids and sources.")
public final class ExportCommand extends Subcommand {

  @Option(
      names = "--data",
      required = true,
      paramLabel = "DATA",
      description =
          "Signals: mnist1d, ucr:... or csv:... as for 'weir train rocket'. Images: mnist, idx:DIR"
              + " or emnist:DIR as for 'weir train wnn'. Topics: topic:signals, topic:images or"
              + " input:NAME, with --from.")
  private String data;

  @Mixin private IgnoreOption ignore;
  @Mixin private HistoryOptions span;

  @Option(
      names = "--limit",
      paramLabel = "N",
      description = "Images only: the first N of a fixed shuffle.")
  private Integer limit;

  @Option(
      names = "--sources",
      paramLabel = "N",
      defaultValue = "12",
      description = "Number of sources to distribute the records over (default: ${DEFAULT-VALUE}).")
  private int sources;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description =
          "Output file (default: standard output); an earlier export is replaced, any other file"
              + " refused.")
  private Path out;

  /** The content to write, after validation. */
  @FunctionalInterface
  private interface Content {
    void write(PrintWriter target) throws IOException;
  }

  @Override
  public Integer call() throws IOException {
    span.check(data);
    checkOut();
    Content content = content();
    if (out == null) {
      PrintWriter console = spec().commandLine().getOut();
      content.write(console);
      console.flush();
    } else if (isPlain(out)) {
      replace(out, content);
    } else {
      write(out, content);
    }
    return 0;
  }

  private void checkOut() throws IOException {
    if (out != null) {
      boolean images = ImageFiles.isName(data);
      OutputFile.Kind kind =
          TopicDataSpec.isTopic(data)
              ? OutputFile.Kind.RECORDS
              : images ? OutputFile.Kind.IMAGES : OutputFile.Kind.SIGNALS;
      new OutputFile(this).readingData(data).check(out, kind);
    }
  }

  private Content content() {
    require(sources >= 1, "--sources must be 1 or more, not " + sources);
    require(limit == null || limit >= 1, "--limit must be 1 or more, not " + limit);
    if (TopicDataSpec.isTopic(data)) {
      require(limit == null, "--limit requires image files; of topics take a sample=SHARE");
      return ofTopic();
    }
    if (!ImageFiles.isName(data)) {
      require(limit == null, "--limit requires images");
      SignalDataSet signals = DataSets.load(ignore.apply(data), this::printRead);
      return new SignalCsv(signals.test(), sources)::write;
    }
    ImageDataSet images = ImageDataSet.standard(ImageFiles.load(ignore.apply(data)));
    ImageDataSet wanted = limit == null ? images : images.limited(limit);
    printRead(DataSummary.of(wanted));
    ImageLines lines = new ImageLines(wanted.test(), sources);
    return target -> lines.forEach(target::println);
  }

  private Content ofTopic() {
    Progress progress = TerminalProgress.standard();
    return span.kind(data) == Topic.IMAGES
        ? lines(
            span.read(data, RecordKind.IMAGES, progress, this::printRead),
            each -> ImageRecord.newBuilder(each.record()).setLabel(each.label()).build())
        : lines(
            span.read(data, RecordKind.SIGNALS, progress, this::printRead),
            each -> each.record().withLabel(each.label()));
  }

  private static <R extends SpecificRecord> Content lines(
      TopicData<R> history, Function<LabelledRecord<R>, R> labelled) {
    return target ->
        Stream.concat(history.train().stream(), history.test().stream())
            .map(labelled)
            .map(RecordJson::render)
            .forEach(target::println);
  }

  /** Whether a file can be replaced: /dev/stdout, a pipe or a link cannot. */
  private static boolean isPlain(Path file) {
    return !Files.exists(file, LinkOption.NOFOLLOW_LINKS)
        || Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS);
  }

  private static void replace(Path file, Content content) throws IOException {
    try (AtomicFile whole = AtomicFile.create(file)) {
      write(whole.temporary(), content);
      whole.commit();
    }
  }

  private static void write(Path file, Content content) throws IOException {
    try (var target = new PrintWriter(Files.newBufferedWriter(file))) {
      content.write(target);
      if (target.checkError()) {
        throw new IOException("cannot write to " + file);
      }
    }
  }
}
