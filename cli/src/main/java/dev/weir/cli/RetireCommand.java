package dev.weir.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.console.Plural;
import dev.weir.console.Sizes;
import dev.weir.publish.ModelPublisher;
import dev.weir.schemas.ModelManifest;
import dev.weir.schemas.ModelVersion;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code weir retire}: a version goes. */
@Command(
    name = "retire",
    mixinStandardHelpOptions = true,
    description =
        "Takes a published version away: tombstones for its manifest and its chunks, which Kafka's"
            + " compaction then removes. Refused while a timeline has the version; 'weir prune'"
            + " takes old entries out of one. It cannot be undone but by publishing again.")
final class RetireCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;
  @Mixin private ClusterOptions cluster;
  @Mixin private Output output;

  @Parameters(
      paramLabel = "NAME/VERSION",
      converter = VersionConverter.class,
      description = "The version.")
  private ModelVersion version;

  @Override
  public Integer call() {
    try (Interruption _ = Interruption.says(spec, this::stopped);
        ModelPublisher publisher = cluster.publisher()) {
      ModelManifest manifest = publisher.catalogue().requireManifest(version);
      publisher.retire(version.getName(), version.getVersion());
      print(manifest);
    }
    return 0;
  }

  private String stopped() {
    String name = version.getName() + "/" + version.getVersion();
    return "where './weir models' still shows %s, retire it again; else its chunks may be there still, which publishing and retiring it once more takes away"
        .formatted(name);
  }

  private void print(ModelManifest manifest) {
    ObjectNode object =
        JsonNodeFactory.instance
            .objectNode()
            .put("name", version.getName())
            .put("version", version.getVersion())
            .put("chunks", manifest.getChunkCount())
            .put("bytes", manifest.getBytes())
            .put("retired", true);
    output.print(
        "retired %s/%s: tombstones for its manifest and %s (%s)"
            .formatted(
                version.getName(),
                version.getVersion(),
                Plural.of(manifest.getChunkCount(), "chunk"),
                Sizes.text(manifest.getBytes())),
        object);
  }
}
