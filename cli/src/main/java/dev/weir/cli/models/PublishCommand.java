package dev.weir.cli.models;

import dev.weir.cli.command.Interruption;
import dev.weir.cli.command.TerminalProgress;
import dev.weir.cli.format.TimelineText;
import dev.weir.cli.options.ClusterCommand;
import dev.weir.cli.options.ValidFromOptions;
import dev.weir.modelregistry.publish.ArtifactSource;
import dev.weir.modelregistry.publish.ModelPublisher;
import dev.weir.modelregistry.publish.Placement;
import dev.weir.modelregistry.publish.PublicationOutcome;
import dev.weir.modelregistry.publish.PublicationRequest;
import dev.weir.modelregistry.routes.ModelSignature;
import dev.weir.modelregistry.routes.TimelineQueries;
import dev.weir.schemas.ModelKeyFormat;
import dev.weir.schemas.ModelVersion;
import dev.weir.trainer.training.FigureFile;
import dev.weir.trainer.training.ModelFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code weir publish}: publishes an artifact to Kafka, and to a route. */
@Command(
    name = "publish",
    description = {
      "Publishes a model artifact through Kafka: its chunks, then its manifest, then, with --route,"
          + " its assignment. Can be repeated: bytes that the model already has change nothing,"
          + " unless --model-version names a new version for them.",
      "Unless --force is given, refused before anything is sent: an artifact that does not belong"
          + " to the figures beside it, one larger than the application's model.max.bytes and, with"
          + " --route, one whose input differs from the route's or, on a route with shards, one of"
          + " another kind than wnn. The route's input is defined by the settings in --config"
          + " (routes, windows, channels, shards) and by the champion of its earliest entry.",
      "The first assignment of a route is valid from the beginning. A later one is valid from"
          + " --valid-from, which must be ahead by at least event.time.max.future and 30 seconds,"
          + " unless --force is given."
    })
public final class PublishCommand extends ClusterCommand {

  @Parameters(paramLabel = "FILE", description = "The artifact that 'weir train' wrote.")
  private Path file;

  @Option(names = "--name", required = true, description = "The model's name.")
  private String name;

  @Option(
      names = "--model-version",
      paramLabel = "VERSION",
      description =
          "The version (default: the one with these bytes, else the highest number so far plus 1).")
  private String version;

  @Option(
      names = "--route",
      description = "Assign the version to this route as champion, such as signals.")
  private String route;

  @Option(
      names = "--challenger",
      description =
          "With --route: assign it as a challenger; the champion stays. It replaces earlier"
              + " versions of the model among the challengers.")
  private boolean challenger;

  @Option(
      names = "--new-route",
      description = "Create the timeline of a custom route, which has none yet.")
  private boolean newRoute;

  @Mixin private ValidFromOptions ahead;

  @Option(
      names = "--figure",
      paramLabel = "NAME=NUMBER",
      description =
          "An offline figure to publish with the model, such as accuracy=0.965; repeatable. Added"
              + " to the figures that 'weir train' wrote beside the artifact.")
  private Map<String, Double> figures = Map.of();

  @Option(
      names = "--sign",
      paramLabel = "KEYFILE",
      description =
          "Sign the version with an Ed25519 private key in PEM format, as created by 'openssl"
              + " genpkey -algorithm ed25519'. Applications with model.signature.keys accept only"
              + " signed versions.")
  private Path sign;

  @Override
  public Integer call() throws IOException {
    require(!challenger || route != null, "--challenger needs --route");
    check();
    FigureFile beside = new FigureFile(file);
    AtomicReference<ModelVersion> published = new AtomicReference<>();
    try (Interruption _ = Interruption.reporting(this, () -> stopped(published.get()));
        ModelPublisher publisher = cluster().publisher()) {
      if (sign != null) {
        publisher.signing(ModelSignature.privateKey(Files.readString(sign)));
      }
      // Checked before any byte is sent: a mistyped route would create a timeline that nothing
      // reads.
      if (route != null && !newRoute) {
        cluster().rules().requireRoute(route, publisher.catalogue());
      }
      PublicationRequest release = release(beside.with(figures));
      PublicationRequest.Outcome outcome =
          publisher.release(release, TerminalProgress.console(), published::set);
      print(text(release, outcome), outcome);
    }
    return 0;
  }

  /** The publication, including what was left unchanged, and the assignment, a line each. */
  private static String text(PublicationRequest release, PublicationRequest.Outcome outcome) {
    List<String> lines = new ArrayList<>();
    PublicationOutcome publication = outcome.publication();
    lines.add(publication.describe());
    if (!outcome.twins().isEmpty()) {
      lines.add(
          "the same bytes are published as "
              + outcome.twins().stream()
                  .map(TimelineQueries::name)
                  .collect(Collectors.joining(", ")));
    }
    if (!publication.changed() && !release.figures().equals(publication.manifest().getFigures())) {
      lines.add("its published figures stay; the given ones are not written");
    }
    outcome
        .assignment()
        .ifPresent(it -> lines.add(it.describe() + TimelineText.refusals(it.refusals())));
    return String.join(System.lineSeparator(), lines);
  }

  private String stopped(ModelVersion published) {
    if (published == null) {
      return "a version of %s is published only if './weir models' shows it; the same command"
              .formatted(name)
          + " starts over";
    }
    String version = TimelineQueries.name(published);
    return route == null
        ? version + " is published"
        : "%s is published; './weir models' shows whether it is assigned to route %s, and the same command assigns it"
            .formatted(version, route);
  }

  /** Checks everything that does not need the cluster. */
  private void check() throws IOException {
    requireName("model name", name);
    requireName("model version", version);
    requireName("route", route);
    require(
        route != null || ahead.validFrom().isEmpty(),
        "--valid-from needs --route: without it a version scores nothing");
    var _ = ModelFiles.read(file, file.toString()); // requires an artifact
    if (!ahead.force()) {
      new FigureFile(file).requireOwn(); // otherwise this artifact is not what was trained
    }
  }

  private void requireName(String what, @Nullable String given) {
    if (given != null) {
      checked(() -> ModelKeyFormat.requireName(what, given));
    }
  }

  private PublicationRequest release(Map<String, Double> all) {
    return new PublicationRequest(
        ArtifactSource.of(file),
        name,
        Optional.ofNullable(version),
        all,
        Optional.ofNullable(route).map(it -> new Placement(it, challenger, ahead.validFrom())),
        ahead.force());
  }
}
