package dev.weir.cli.models;

import dev.weir.cli.options.ClusterCommand;
import dev.weir.modelregistry.publish.RecordRemover;
import dev.weir.schemas.TextSanitizer;
import dev.weir.schemas.Topic;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code weir models remove-record}: removes a record of {@code models}. */
@Command(
    name = "remove-record",
    description =
        "Removes an unusable record of the topic 'models', as listed by 'weir models', by a"
            + " tombstone under its key. A usable record, or one whose schema the registry does not"
            + " return at the moment, requires --force. To remove a version, use 'weir retire'.")
final class ModelsRemoveRecordCommand extends ClusterCommand {

  @Parameters(
      paramLabel = "KEY",
      description =
          "The record's key or, if the key cannot be typed, its position, partition@offset.")
  private String key;

  @Option(
      names = "--force",
      description = "Remove a usable record too, such as the timeline of a whole route.")
  private boolean force;

  private record Removed(String key, List<String> removed) {}

  @Override
  public Integer call() {
    try (RecordRemover remover = new RecordRemover(cluster().clients(), cluster().topics())) {
      if (!force) {
        cluster().catalogue().requireRemovable(remover.key(key).orElse(key));
      }
      print(remover.remove(key));
    }
    return 0;
  }

  private void print(List<String> places) {
    print(
        "removed %s from %s: a tombstone for the record at %s"
            .formatted(
                TextSanitizer.fit(key),
                cluster().topics().name(Topic.MODELS),
                String.join(", ", places)),
        new Removed(key, places));
  }
}
