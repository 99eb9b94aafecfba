package dev.weir.cli.models;

import dev.weir.cli.format.ModelsJson;
import dev.weir.cli.format.ModelsText;
import dev.weir.cli.format.ModelsView;
import dev.weir.cli.options.ClusterCommand;
import dev.weir.cli.options.InstancesOption;
import dev.weir.modelregistry.publish.ModelCatalogue;
import dev.weir.schemas.ModelManifest;
import dev.weir.schemas.ModelVersion;
import java.time.Instant;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code weir models show}: shows one version in full. */
@Command(
    name = "show",
    description =
        "Prints a version's full manifest: input, figures, provenance, and where its chunks are;"
            + " with --instances, also whether it scores.")
final class ModelsShowCommand extends ClusterCommand {

  @Mixin private InstancesOption instances;

  @Parameters(paramLabel = "NAME/VERSION", description = "The version.")
  private ModelVersion version;

  @Override
  public Integer call() {
    ModelCatalogue catalogue = cluster().catalogue();
    ModelManifest manifest = catalogue.requireManifest(version);
    ModelsView view = new ModelsView(catalogue, cluster().rules(), instances.query());
    print(ModelsText.of(manifest, view, Instant.now()), ModelsJson.of(manifest, view));
    return view.isUnanswered() ? 1 : 0;
  }
}
