package dev.weir.cli.evaluation;

import dev.weir.classifiers.evaluation.Evaluation;
import dev.weir.classifiers.model.ImageModel;
import dev.weir.cli.command.OutputFile;
import dev.weir.cli.command.TerminalProgress;
import dev.weir.cli.options.IgnoreOption;
import dev.weir.cli.options.ModelCommand;
import dev.weir.cli.options.ReportOptions;
import dev.weir.cli.options.SplitOption;
import dev.weir.reports.ModelReporter;
import dev.weir.reports.Report;
import dev.weir.reports.ReportFiles;
import dev.weir.reports.ReportLimits;
import dev.weir.reports.text.CountFormat;
import dev.weir.trainer.data.DataSets;
import dev.weir.trainer.data.SignalDataSet;
import dev.weir.trainer.provenance.ModelCard;
import dev.weir.trainer.training.ModelImages;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code weir report}: writes a page about a model. */
@Command(
    name = "report",
    description =
        "Evaluates a model and writes a self-contained page about it: accuracy, confusion,"
            + " examples, kernels or windows, and errors.")
public final class ReportCommand extends ModelCommand {

  @Option(
      names = "--data",
      required = true,
      paramLabel = "DATA",
      description = "The data set on whose test part the model is evaluated, as for 'weir train'.")
  private String data;

  @Mixin private IgnoreOption ignore;

  @Mixin private SplitOption split;

  @Option(
      names = "--limit",
      paramLabel = "N",
      description = "Images only: test about N images, spread evenly over the test part.")
  private Integer limit;

  @Mixin private ReportOptions options;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "FILE",
      description =
          "Output file for the page, such as report.html; an earlier page is replaced, any other"
              + " file refused.")
  private Path out;

  @Option(
      names = "--pictures",
      paramLabel = "DIR",
      description =
          "Also write the pictures of each section as PNG into this folder; earlier pictures are"
              + " replaced, any other file of the same name refused.")
  private Path pictures;

  @Override
  public Integer call() throws IOException {
    require(limit == null || limit >= 1, "--limit must be 1 or more, not " + limit);
    ReportLimits limits = options.limits();
    split.check();
    data = ignore.apply(data);
    check();
    ModelCard found = find();
    Report report =
        ModelReporter.of(
            found.model(), found.name(), new Tests(), limits, TerminalProgress.standard());
    ReportFiles.page(report, out);
    List<Path> files = pictures == null ? List.of() : ReportFiles.pictures(report, pictures);
    print(report, files);
    return 0;
  }

  private void check() throws IOException {
    OutputFile files = new OutputFile(this).reading(modelText()).readingData(data);
    files.check(out, OutputFile.Kind.PAGE);
    if (pictures != null) {
      require(
          !Files.exists(pictures) || Files.isDirectory(pictures),
          "--pictures: %s is not a folder".formatted(pictures));
      for (Path file : ReportFiles.pictures(pictures)) {
        files.check("--pictures", file, OutputFile.Kind.PICTURE);
      }
    }
  }

  /** The data of --data, in the way that the model takes them. */
  private final class Tests implements ModelReporter.Data {
    @Override
    public SignalDataSet signals() {
      return DataSets.load(data, ReportCommand.this::read);
    }

    @Override
    public ModelImages images(ImageModel model) {
      ModelImages images = ModelImages.of(model, split.load(model, data, ReportCommand.this::read));
      return limit == null ? images : images.limited(limit);
    }
  }

  private record Written(
      String page, Optional<List<String>> pictures, double accuracy, long tests, long errors) {}

  private void print(Report report, List<Path> files) {
    String wrote =
        files.isEmpty()
            ? "wrote " + out
            : "wrote %s and %s in %s"
                .formatted(out, CountFormat.of(files.size(), "picture"), pictures);
    Evaluation evaluation = report.evaluation();
    print(
        report.lead() + System.lineSeparator() + wrote,
        new Written(
            out.toString(),
            Optional.of(files.stream().map(Path::toString).toList()).filter(it -> !it.isEmpty()),
            evaluation.accuracy(),
            evaluation.tests(),
            evaluation.errors()));
  }
}
