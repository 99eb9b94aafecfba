package dev.weir.testkit;

import dev.weir.classifiers.model.Progress;
import dev.weir.classifiers.selectedrocket.SelectedRocketSettings;
import dev.weir.trainer.data.DataSets;
import dev.weir.trainer.training.ModelFiles;
import dev.weir.trainer.training.RocketTrainers;
import dev.weir.trainer.training.SignalTrainer;
import dev.weir.trainer.training.SignalTraining;
import dev.weir.trainer.training.SignalTrainingResult;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/** Artifacts for tests that do not depend on the model. */
public final class TestModels {

  private static final int KERNELS = 100;
  private static final int KEEP = 50;

  private TestModels() {}

  /**
   * Trains a small ROCKET on MNIST-1D, deterministic for a seed: it takes signals of 40 samples,
   * and its classes are 0 to 9. Takes about a second.
   *
   * @param file output file
   * @param seed seed of the kernels
   * @return the file
   */
  public static Path mnist1d(Path file, long seed) {
    SelectedRocketSettings settings = SelectedRocketSettings.defaults().withKernels(KERNELS, KEEP);
    SignalTrainer trainer = RocketTrainers.rocket(settings);
    try {
      SignalTrainingResult run =
          SignalTraining.run(DataSets.load("mnist1d"), trainer, seed, Progress.NONE);
      ModelFiles.write(run.model(), file);
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + file, e);
    }
  }
}
