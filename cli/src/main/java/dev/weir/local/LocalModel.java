package dev.weir.local;

import dev.weir.model.Model;
import dev.weir.model.Progress;
import dev.weir.publish.ArtifactSource;
import dev.weir.publish.AssignmentRequest;
import dev.weir.publish.ModelPublisher;
import dev.weir.trainer.ModelFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Publishes models to a stack on this machine. */
public final class LocalModel {

  private static final String VERSION = "1";

  private LocalModel() {}

  /** Publishes a model as version 1 and makes it the champion of a route. */
  public static void publish(
      LocalStack stack, Model model, String name, String route, Map<String, Double> figures) {
    try (ModelPublisher publisher = new ModelPublisher(stack.clients(), stack.topics())) {
      Path file = Files.createTempFile(stack.folder(), name + "-", ".weir");
      ModelFiles.write(model, file);
      publisher.publish(ArtifactSource.of(file), name, VERSION, figures, Progress.NONE);
      publisher.assign(AssignmentRequest.of(route, name, VERSION));
    } catch (IOException e) {
      throw new UncheckedIOException("the model could not be written", e);
    }
  }
}
