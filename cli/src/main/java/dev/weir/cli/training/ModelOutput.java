package dev.weir.cli.training;

import dev.weir.classifiers.model.Model;
import dev.weir.cli.command.CommandOutput;
import dev.weir.cli.command.OptionGroup;
import dev.weir.cli.command.OutputFile;
import dev.weir.cli.evaluation.ReportText;
import dev.weir.trainer.data.DataSummary;
import dev.weir.trainer.training.EvaluationReport;
import dev.weir.trainer.training.FigureFile;
import dev.weir.trainer.training.ModelFiles;
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

  @Mixin private CommandOutput output;

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

  /** Same as {@link CommandOutput#read}. */
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
