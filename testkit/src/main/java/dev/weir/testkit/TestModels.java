package dev.weir.testkit;

import dev.weir.data.DataSets;
import dev.weir.model.Progress;
import dev.weir.rocket.RocketSettings;
import dev.weir.trainer.ModelFiles;
import dev.weir.trainer.SignalRun;
import dev.weir.trainer.SignalRuns;
import dev.weir.trainer.SignalTrainer;
import dev.weir.trainer.SignalTrainers;
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
    RocketSettings settings = RocketSettings.defaults().withKernels(KERNELS, KEEP);
    SignalTrainer trainer = SignalTrainers.rocket(settings);
    try {
      SignalRun run = SignalRuns.run(DataSets.load("mnist1d"), trainer, seed, Progress.NONE);
      ModelFiles.write(run.model(), file);
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + file, e);
    }
  }
}
