package dev.weir.cli;

import dev.weir.operate.ModelsJson;
import dev.weir.operate.ModelsText;
import dev.weir.operate.ModelsView;
import dev.weir.publish.CatalogueReader;
import java.time.Instant;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code weir models}: lists published versions and what they score. */
@Command(
    name = "models",
    subcommands = {ModelsShowCommand.class, ModelsRemoveRecordCommand.class},
    description =
        "Lists the published versions, which of them are assigned to which route since when, and"
            + " each route's timeline. Retired versions are gone. Whether they score too only"
            + " running instances know: --instances asks them. Exit code 1 where none of them"
            + " answers.")
final class ModelsCommand extends ClusterCommand {

  @Mixin private InstancesOption instances;

  @Override
  public Integer call() {
    try (CatalogueReader reader = new CatalogueReader(cluster().clients(), cluster().topics())) {
      ModelsView view = new ModelsView(reader.read(), cluster().rules(), instances.ask());
      print(ModelsText.of(view, Instant.now()), ModelsJson.of(view));
      return view.isUnanswered() ? 1 : 0;
    }
  }
}
