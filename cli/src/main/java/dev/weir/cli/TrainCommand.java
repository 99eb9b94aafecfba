package dev.weir.cli;

import dev.weir.trainer.FigureFile;
import dev.weir.trainer.ModelFiles;
import dev.weir.trainer.SignalRun;
import dev.weir.trainer.SignalRuns;
import dev.weir.trainer.SignalTrainer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code weir train}: a model artifact from data. */
@Command(
    name = "train",
    mixinStandardHelpOptions = true,
    description =
        "Trains a classifier on the training part of a data set, evaluates it on the test part and"
            + " writes the model artifact, with its preprocessing and provenance inside, and beside"
            + " it the figures, which 'weir publish' passes on.")
final class TrainCommand implements Callable<Integer> {

  @Parameters(paramLabel = "KIND", description = "${COMPLETION-CANDIDATES}.")
  private Kind kind;

  @Mixin private DataOption data;
  @Mixin private TrainingOptions training;
  @Mixin private RocketOptions rocket;
  @Mixin private MiniRocketOptions miniRocket;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "FILE",
      description = "Where to write the artifact.")
  private Path out;

  @Option(names = "--json", description = "Also print the figures as one JSON object, last.")
  private boolean json;

  @Override
  public Integer call() throws IOException {
    SignalTrainer trainer = trainer();
    SignalRun run =
        SignalRuns.run(data.load(), trainer, training.seed(), TerminalProgress.standard());
    ModelFiles.write(run.model(), out);
    FigureFile.of(out).write(run.report().figures());
    System.out.println(ReportText.of(run.report()));
    System.out.println("wrote " + out + " and its figures, " + FigureFile.of(out).path());
    if (json) {
      System.out.println(run.report().toJson());
    }
    return 0;
  }

  private SignalTrainer trainer() {
    return switch (kind) {
      case ROCKET -> {
        miniRocket.checkUnused("rocket");
        yield rocket.trainer(training);
      }
      case MINIROCKET -> {
        rocket.checkUnused("minirocket");
        yield miniRocket.trainer(training);
      }
    };
  }
}
