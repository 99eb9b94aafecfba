package dev.weir.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.console.Plural;
import dev.weir.data.DataSets;
import dev.weir.data.DataSummary;
import dev.weir.data.SplitSignals;
import dev.weir.model.ImageModel;
import dev.weir.report.Report;
import dev.weir.report.ReportFiles;
import dev.weir.report.ReportLimits;
import dev.weir.report.Reporting;
import dev.weir.trainer.ModelImages;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code weir report}: writes a page about a model. */
@Command(
    name = "report",
    mixinStandardHelpOptions = true,
    description =
        "Evaluates a model and writes a page on it, one file without anything from elsewhere:"
            + " accuracy, confusion, examples, what kernels or windows look at, errors.")
final class ReportCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Mixin private ModelArgument argument;

  @Option(
      names = "--data",
      required = true,
      paramLabel = "DATA",
      description = "The data set whose test part it is evaluated on, as for 'weir train'.")
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
          "Where to write the page, such as report.html; an earlier page is replaced, any other"
              + " file refused.")
  private Path out;

  @Option(
      names = "--pictures",
      paramLabel = "DIR",
      description =
          "Also write the pictures of each section as PNG into this folder; earlier pictures are"
              + " replaced, any other file of their names refused.")
  private Path pictures;

  @Mixin private Output output;

  @Override
  public Integer call() throws IOException {
    if (limit != null && limit < 1) {
      throw new ParameterException(spec.commandLine(), "--limit is 1 or more, not " + limit);
    }
    ReportLimits limits = options.limits();
    split.check();
    String chosen = ignore.apply(data);
    check();
    ModelReference.Found found = argument.find();
    Report report =
        Reporting.of(
            found.model(), found.name(), new Tests(chosen), limits, TerminalProgress.standard());
    ReportFiles.page(report, out);
    List<Path> files = pictures == null ? List.of() : ReportFiles.pictures(report, pictures);
    print(report, files);
    return 0;
  }

  private void check() throws IOException {
    OutputFile files = new OutputFile(spec).reading(argument.text()).readingData(data);
    files.check(out, OutputFile.Kind.PAGE);
    if (pictures != null) {
      Asked.require(
          spec,
          !Files.exists(pictures) || Files.isDirectory(pictures),
          "--pictures: %s is no folder".formatted(pictures));
      for (Path file : ReportFiles.pictures(pictures)) {
        files.check("--pictures", file, OutputFile.Kind.PICTURE);
      }
    }
  }

  /** The data of --data, in the way that the model takes them. */
  private final class Tests implements Reporting.Data {
    private final String chosen;

    Tests(String chosen) {
      this.chosen = chosen;
    }

    @Override
    public SplitSignals signals() {
      SplitSignals signals = DataSets.load(chosen);
      output.read(DataSummary.of(signals));
      return signals;
    }

    @Override
    public ModelImages images(ImageModel model) {
      ModelImages images = ModelImages.of(model, split.load(chosen, output::read));
      return limit == null ? images : images.limited(limit);
    }
  }

  private void print(Report report, List<Path> files) {
    ObjectNode json = JsonNodeFactory.instance.objectNode().put("page", out.toString());
    files.forEach(file -> json.withArray("pictures").add(file.toString()));
    json.put("accuracy", report.evaluation().accuracy());
    json.put("tests", report.evaluation().tests()).put("errors", report.evaluation().errors());
    String wrote = "wrote " + out;
    output.print(
        report.lead()
            + System.lineSeparator()
            + (files.isEmpty()
                ? wrote
                : wrote + " and %s in %s".formatted(Plural.of(files.size(), "picture"), pictures)),
        json);
  }
}
