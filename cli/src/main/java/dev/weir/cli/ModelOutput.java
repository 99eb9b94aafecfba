package dev.weir.cli;

import dev.weir.data.DataSummary;
import dev.weir.model.Model;
import dev.weir.trainer.EvaluationReport;
import dev.weir.trainer.FigureFile;
import dev.weir.trainer.ModelFiles;
import java.io.IOException;
import java.nio.file.Path;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Options for the files of a trained model and its figures. */
final class ModelOutput extends OptionGroup {

  @Option(
      names = "--out",
      required = true,
      paramLabel = "FILE",
      description =
          "Output file for the artifact; an earlier artifact is replaced, any other file refused.")
  private Path out;

  @Mixin private Output output;

  /**
   * Refuses to overwrite the data, or a file of another kind.
   *
   * @param data as given by the user
   */
  void check(String data) throws IOException {
    OutputFile files = new OutputFile(this).readingData(data);
    files.check(out, OutputFile.Kind.ARTIFACT);
    files.check(new FigureFile(out).path(), OutputFile.Kind.FIGURES);
  }

  /** Same as {@link Output#read}. */
  void read(DataSummary data) {
    output.read(data);
  }

  int write(Model model, EvaluationReport report) throws IOException {
    ModelFiles.write(model, out);
    new FigureFile(out).write(report.figures());
    String wrote = "wrote %s and its figures, %s".formatted(out, new FigureFile(out).path());
    output.print(ReportText.of(report) + System.lineSeparator() + wrote, report.toJson());
    return 0;
  }
}
