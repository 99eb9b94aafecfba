package dev.weir.testkit;

import dev.weir.classifiers.model.Progress;
import dev.weir.modelregistry.publish.ArtifactSource;
import dev.weir.modelregistry.publish.AssignmentOutcome;
import dev.weir.modelregistry.publish.AssignmentRequest;
import dev.weir.modelregistry.publish.ModelPublisher;
import dev.weir.modelregistry.publish.PublicationOutcome;
import dev.weir.modelregistry.routes.Refusal;
import dev.weir.schemas.TopicNames;
import dev.weir.stream.WeirTopology;
import dev.weir.trainer.training.FigureFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Publishes artifacts as versions 1, 2, ... of one model, to the route of their input. */
record StackModels(Map<String, Object> clients) {

  private static final String NAME = "model";

  /** Publishes the first version as the champion of all event times. */
  void begin(Path artifact) {
    publish(artifact, request -> request);
  }

  /**
   * Publishes the next version as the champion from now on, without the lead that production needs.
   */
  String swap(Path artifact) {
    return publish(artifact, request -> request.from(Instant.now()).forced());
  }

  private String publish(Path artifact, UnaryOperator<AssignmentRequest> when) {
    try (ModelPublisher publisher = new ModelPublisher(clients, TopicNames.DEFAULT)) {
      String version = publisher.catalogue().nextVersion(NAME);
      PublicationOutcome publication =
          publisher.publish(
              ArtifactSource.of(artifact),
              NAME,
              version,
              new FigureFile(artifact).with(Map.of()),
              Progress.NONE);
      AssignmentRequest request = AssignmentRequest.of(route(publication), NAME, version);
      requireFit(publisher.change(when.apply(request)), request);
      return version;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the artifact " + artifact, e);
    }
  }

  /** The swap's time is forced; a version that the application refuses is an error of the test. */
  private static void requireFit(AssignmentOutcome outcome, AssignmentRequest request) {
    Refusal refusal = outcome.refusals().get(request.champion());
    if (refusal != null) {
      throw new IllegalArgumentException(
          "the artifact cannot score route %s: %s".formatted(request.route(), refusal.detail()));
    }
  }

  private static String route(PublicationOutcome publication) {
    return publication.manifest().getInput().getType().equals("image")
        ? WeirTopology.IMAGES_ROUTE
        : WeirTopology.SIGNALS_ROUTE;
  }
}
