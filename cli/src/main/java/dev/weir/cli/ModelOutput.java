package dev.weir.cli;

import dev.weir.model.Model;
import dev.weir.trainer.EvaluationReport;
import dev.weir.trainer.FigureFile;
import dev.weir.trainer.ModelFiles;
import java.io.IOException;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Where a trained model and its figures go. */
final class ModelOutput {

  @Option(
      names = "--out",
      required = true,
      paramLabel = "FILE",
      description = "Where to write the artifact.")
  private Path out;

  @Option(names = "--json", description = "Also print the figures as one JSON object, last.")
  private boolean json;

  int write(Model model, EvaluationReport report) throws IOException {
    ModelFiles.write(model, out);
    FigureFile.of(out).write(report.figures());
    System.out.println(ReportText.of(report));
    System.out.println("wrote " + out + " and its figures, " + FigureFile.of(out).path());
    if (json) {
      System.out.println(report.toJson());
    }
    return 0;
  }
}
