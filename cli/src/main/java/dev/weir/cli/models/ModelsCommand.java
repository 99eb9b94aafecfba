package dev.weir.cli.models;

import dev.weir.cli.format.ModelsJson;
import dev.weir.cli.format.ModelsText;
import dev.weir.cli.format.ModelsView;
import dev.weir.cli.options.ClusterCommand;
import dev.weir.cli.options.InstancesOption;
import java.time.Instant;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code weir models}: lists published versions and their assignments. */
@Command(
    name = "models",
    subcommands = {ModelsShowCommand.class, ModelsRemoveRecordCommand.class},
    description =
        "Lists the published versions, their assignments to routes, and each route's timeline."
            + " Retired versions are not listed. Only running instances know whether a version"
            + " scores: --instances queries them. Exit code 1 if none of them answers.")
public final class ModelsCommand extends ClusterCommand {

  @Mixin private InstancesOption instances;

  @Override
  public Integer call() {
    ModelsView view = new ModelsView(cluster().catalogue(), cluster().rules(), instances.query());
    print(ModelsText.of(view, Instant.now()), ModelsJson.of(view));
    return view.isUnanswered() ? 1 : 0;
  }
}
