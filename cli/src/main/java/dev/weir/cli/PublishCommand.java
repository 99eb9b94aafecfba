package dev.weir.cli;

import dev.weir.operate.TimelineText;
import dev.weir.publish.ArtifactSource;
import dev.weir.publish.ModelPublisher;
import dev.weir.publish.Placement;
import dev.weir.publish.Publication;
import dev.weir.publish.Release;
import dev.weir.routes.ModelSignature;
import dev.weir.routes.Timelines;
import dev.weir.schemas.ModelKeys;
import dev.weir.schemas.ModelVersion;
import dev.weir.trainer.FigureFile;
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
          + " its assignment. May be repeated: bytes that the model has already change nothing,"
          + " unless --model-version names another version for them.",
      "Refused before anything is sent, unless --force is given: an artifact that is not the one"
          + " of the figures beside it, one larger than the"
          + " application's model.max.bytes and, with --route, one that takes other records than"
          + " the route's. What those are say the settings in --config (routes, windows, channels)"
          + " and the champion of the route's earliest entry.",
      "The first assignment of a route holds from the beginning. A later one holds from"
          + " --valid-from, as far ahead as event times may lie (event.time.max.future) and at"
          + " least 30 seconds, unless --force is given."
    })
final class PublishCommand extends ClusterCommand {

  @Parameters(paramLabel = "FILE", description = "The artifact that 'weir train' wrote.")
  private Path file;

  @Option(names = "--name", required = true, description = "The model's name.")
  private String name;

  @Option(
      names = "--model-version",
      paramLabel = "VERSION",
      description =
          "The version (default: the one with these bytes, else the greatest number so far, and 1"
              + " more).")
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

  @Option(
      names = "--sign",
      paramLabel = "KEYFILE",
      description =
          "Sign the version with a private key of Ed25519 in PEM, as 'openssl genpkey -algorithm"
              + " ed25519' makes one. Applications with model.signature.keys take no other.")
  private Path sign;

  @Override
  public Integer call() throws IOException {
    require(!challenger || route != null, "--challenger needs --route");
    check();
    FigureFile beside = new FigureFile(file);
    AtomicReference<ModelVersion> published = new AtomicReference<>();
    try (Interruption _ = Interruption.says(spec(), () -> stopped(published.get()));
        ModelPublisher publisher = cluster().publisher()) {
      if (sign != null) {
        publisher.signing(ModelSignature.privateKey(Files.readString(sign)));
      }
      // Checked before any byte is sent: a mistyped route would create a timeline that nothing
      // reads.
      if (route != null && !newRoute) {
        cluster().rules().requireRoute(route, publisher.catalogue());
      }
      Release release = release(beside.with(figures));
      Release.Outcome outcome =
          publisher.release(release, TerminalProgress.console(), published::set);
      print(text(release, outcome), outcome);
    }
    return 0;
  }

  /** A line on the publication, including what was left unchanged, and one on the assignment. */
  private static String text(Release release, Release.Outcome outcome) {
    List<String> lines = new ArrayList<>();
    Publication publication = outcome.publication();
    lines.add(publication.describe());
    if (!outcome.twins().isEmpty()) {
      lines.add(
          "the same bytes are published as "
              + outcome.twins().stream().map(Timelines::name).collect(Collectors.joining(", ")));
    }
    if (!publication.changed() && !release.figures().equals(publication.manifest().getFigures())) {
      lines.add("its figures stay as they were published; those given now are not written");
    }
    outcome
        .assignment()
        .ifPresent(it -> lines.add(it.describe() + TimelineText.refusals(it.refusals())));
    return String.join(System.lineSeparator(), lines);
  }

  private String stopped(ModelVersion published) {
    if (published == null) {
      return "a version of %s is published only where './weir models' shows it; the same command"
              .formatted(name)
          + " begins anew";
    }
    String version = published.getName() + "/" + published.getVersion();
    return route == null
        ? version + " is published"
        : "%s is published; whether it is assigned to route %s shows './weir models', and the same command assigns it"
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
    var _ = ModelReference.read(file, file.toString()); // requires an artifact
    if (!ahead.force()) {
      new FigureFile(file).requireOwn(); // otherwise this artifact is not what was trained
    }
  }

  private void requireName(String what, @Nullable String given) {
    if (given != null) {
      checked(() -> ModelKeys.requireName(what, given));
    }
  }

  private Release release(Map<String, Double> all) {
    return new Release(
        ArtifactSource.of(file),
        name,
        Optional.ofNullable(version),
        all,
        Optional.ofNullable(route).map(it -> new Placement(it, challenger, ahead.validFrom())),
        ahead.force());
  }
}
