package dev.weir.cli.models;

import dev.weir.cli.command.Interruption;
import dev.weir.cli.options.ClusterCommand;
import dev.weir.modelregistry.publish.ModelCatalogue;
import dev.weir.modelregistry.publish.ModelPublisher;
import dev.weir.modelregistry.routes.TimelineQueries;
import dev.weir.reports.text.ByteSizeFormat;
import dev.weir.reports.text.CountFormat;
import dev.weir.schemas.ModelManifest;
import dev.weir.schemas.ModelVersion;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code weir retire}: removes a version. */
@Command(
    name = "retire",
    description =
        "Removes a published version by tombstones for its manifest and all chunks under its name,"
            + " which Kafka's compaction then removes. If interrupted, repeat it. Refused while a"
            + " timeline contains the version; 'weir prune' removes old entries from a timeline."
            + " Only publishing again undoes it.")
public final class RetireCommand extends ClusterCommand {

  @Parameters(paramLabel = "NAME/VERSION", description = "The version.")
  private ModelVersion version;

  private record Retired(
      String name,
      String version,
      boolean retired,
      Optional<Integer> chunks,
      Optional<Long> bytes) {}

  @Override
  public Integer call() {
    try (Interruption _ = Interruption.reporting(this, this::stopped);
        ModelPublisher publisher = cluster().publisher()) {
      ModelCatalogue catalogue = publisher.catalogue();
      if (!publisher.retire(version.getName(), version.getVersion())) {
        catalogue.requireManifest(version); // names the existing versions on failure
      }
      print(catalogue.manifest(version.getName(), version.getVersion()));
    }
    return 0;
  }

  private String stopped() {
    return "retire %s again to remove what is left of it".formatted(TimelineQueries.name(version));
  }

  /**
   * Without a manifest there were only chunks, left over from a retirement or a stopped publisher.
   */
  private void print(Optional<ModelManifest> manifest) {
    String name = TimelineQueries.name(version);
    print(
        manifest
            .map(
                it ->
                    "retired %s: tombstones for its manifest and %s (%s)"
                        .formatted(
                            name,
                            CountFormat.of(it.getChunkCount(), "chunk"),
                            ByteSizeFormat.text(it.getBytes())))
            .orElse("retired %s: tombstones for the chunks that were left of it".formatted(name)),
        new Retired(
            version.getName(),
            version.getVersion(),
            true,
            manifest.map(ModelManifest::getChunkCount),
            manifest.map(ModelManifest::getBytes)));
  }
}
