package dev.weir.local;

import dev.weir.data.SplitSignals;
import dev.weir.model.Progress;
import dev.weir.publish.ArtifactSource;
import dev.weir.publish.AssignmentRequest;
import dev.weir.publish.ModelPublisher;
import dev.weir.rocket.RocketSettings;
import dev.weir.trainer.ModelFiles;
import dev.weir.trainer.RocketRun;
import dev.weir.trainer.RocketRuns;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** ROCKET, trained on MNIST-1D. */
public record Mnist1dModel(RocketRun run) {

  private static final String NAME = "mnist1d-rocket";
  private static final String ROUTE = "signals";
  private static final String VERSION = "1";

  /** Trains it. */
  public static Mnist1dModel train(SplitSignals data, RocketSettings settings, Progress progress) {
    return new Mnist1dModel(RocketRuns.run(data, settings, progress));
  }

  /** Publishes the model as version 1 and makes it the champion of the route {@code signals}. */
  public void publish(LocalStack stack) {
    try (ModelPublisher publisher = new ModelPublisher(stack.clients(), stack.topics())) {
      Path file = Files.createTempFile(stack.folder(), "mnist1d-", ".weir");
      ModelFiles.write(run.model(), file);
      publisher.publish(
          ArtifactSource.of(file), NAME, VERSION, run.report().figures(), Progress.NONE);
      publisher.assign(AssignmentRequest.of(ROUTE, NAME, VERSION));
    } catch (IOException e) {
      throw new UncheckedIOException("the model could not be written", e);
    }
  }
}
