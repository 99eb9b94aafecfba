package dev.weir.demo;

import dev.weir.data.SplitSignals;
import dev.weir.model.Progress;
import dev.weir.publish.ArtifactSource;
import dev.weir.publish.AssignmentRequest;
import dev.weir.publish.ModelPublisher;
import dev.weir.rocket.RocketSettings;
import dev.weir.schemas.Topics;
import dev.weir.trainer.ModelFiles;
import dev.weir.trainer.RocketRun;
import dev.weir.trainer.RocketRuns;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** The model that the demo trains and publishes. */
record DemoModel(RocketRun run) {

  private static final String ROUTE = "signals";
  private static final String VERSION = "1";

  static DemoModel train(SplitSignals data, DemoSettings settings, Progress progress) {
    RocketSettings rocket =
        RocketSettings.defaults()
            .withKernels(settings.kernels(), settings.keep())
            .withSeed(settings.seed())
            .withThreads(settings.threads());
    return new DemoModel(RocketRuns.run(data, rocket, progress));
  }

  /** Publishes the model as version 1 and makes it the champion of the route {@code signals}. */
  void publish(Map<String, Object> clients, Topics topics, String name) {
    try (ModelPublisher publisher = new ModelPublisher(clients, topics)) {
      Path file = Files.createTempFile("weir-demo-", ".weir");
      try {
        ModelFiles.write(run.model(), file);
        publisher.publish(
            ArtifactSource.of(file), name, VERSION, run.report().figures(), Progress.NONE);
        publisher.assign(AssignmentRequest.of(ROUTE, name, VERSION));
      } finally {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the demo's model could not be written", e);
    }
  }
}
