package dev.weir.cli;

import dev.weir.model.ArtifactException;
import dev.weir.operate.ModelsJson;
import dev.weir.publish.ArtifactSource;
import dev.weir.publish.AssignmentOutcome;
import dev.weir.publish.AssignmentRequest;
import dev.weir.publish.Challenge;
import dev.weir.publish.ModelPublisher;
import dev.weir.publish.Publication;
import dev.weir.publish.TimelineChange;
import dev.weir.schemas.ModelKeys;
import dev.weir.schemas.ModelVersion;
import dev.weir.trainer.FigureFile;
import dev.weir.trainer.ModelFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code weir publish}: an artifact to Kafka, and to a route. */
@Command(
    name = "publish",
    mixinStandardHelpOptions = true,
    description = {
      "Publishes a model artifact through Kafka: its chunks, then its manifest, then, with --route,"
          + " its assignment. May be repeated: the same bytes under the same version again change"
          + " nothing.",
      "The first assignment of a route holds from the beginning. A later one holds from"
          + " --valid-from, at least 30 seconds ahead unless --force is given."
    })
final class PublishCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;
  @Mixin private ClusterOptions cluster;

  @Parameters(paramLabel = "FILE", description = "The artifact that 'weir train' wrote.")
  private Path file;

  @Option(names = "--name", required = true, description = "The model's name.")
  private String name;

  @Option(
      names = "--model-version",
      paramLabel = "VERSION",
      description = "The version (default: the greatest number so far, and 1 more).")
  private String version;

  @Option(
      names = "--route",
      description = "Assign the version to this route as champion, such as signals.")
  private String route;

  @Option(
      names = "--challenger",
      description =
          "With --route: as challenger, beside the champion, which stays. Earlier versions of the"
              + " model among the challengers give way.")
  private boolean challenger;

  @Option(
      names = "--new-route",
      description = "Begin the timeline of a route of your own, which has none yet.")
  private boolean newRoute;

  @Mixin private AheadOptions ahead;

  @Option(
      names = "--figure",
      paramLabel = "NAME=NUMBER",
      description =
          "An offline figure to put beside the model, such as accuracy=0.965; repeatable. Added to"
              + " those that 'weir train' left beside the artifact.")
  private Map<String, Double> figures = Map.of();

  @Mixin private Output output;

  @Override
  public Integer call() throws IOException {
    if (challenger && route == null) {
      throw new ParameterException(spec.commandLine(), "--challenger needs --route");
    }
    check();
    try (ModelPublisher publisher = new ModelPublisher(cluster.clients(), cluster.topics())) {
      // Before any byte is sent: a mistyped route would begin a timeline that nothing reads.
      if (route != null && !newRoute && !cluster.hasRoute(route)) {
        publisher.catalogue().requireRoute(route);
      }
      Publication publication =
          publisher.publish(
              ArtifactSource.of(file),
              name,
              version == null ? publisher.nextVersion(name) : version,
              FigureFile.of(file).with(figures),
              TerminalProgress.standard());
      if (route == null) {
        output.print(publication.describe(), ModelsJson.of(publication));
      } else {
        AssignmentOutcome outcome = publisher.change(request(publication));
        output.print(
            publication.describe() + System.lineSeparator() + outcome.describe(),
            ModelsJson.of(publication, outcome));
      }
    }
    return 0;
  }

  /** What can be wrong before the cluster is asked. */
  private void check() throws IOException {
    Asked.of(spec, () -> ModelKeys.requireName("model name", name));
    if (version != null) {
      Asked.of(spec, () -> ModelKeys.requireName("model version", version));
    }
    if (route != null) {
      Asked.of(spec, () -> ModelKeys.requireName("route", route));
    }
    requireArtifact();
  }

  private void requireArtifact() throws IOException {
    try {
      ModelFiles.read(file, file.toString());
    } catch (ArtifactException e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  private TimelineChange request(Publication publication) {
    ModelVersion version =
        new ModelVersion(publication.manifest().getName(), publication.manifest().getVersion());
    return challenger
        ? new Challenge(route, version, ahead.validFrom(), ahead.force())
        : new AssignmentRequest(route, version, List.of(), ahead.validFrom(), ahead.force());
  }
}
