package dev.weir.cli;

import dev.weir.operate.ModelsJson;
import dev.weir.operate.ModelsText;
import dev.weir.publish.CatalogueReader;
import dev.weir.publish.ModelCatalogue;
import java.time.Instant;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code weir models}: what is published, and what scores what. */
@Command(
    name = "models",
    mixinStandardHelpOptions = true,
    subcommands = ModelsShowCommand.class,
    description =
        "Lists the published versions, which of them score which route since when, and each route's"
            + " timeline. Retired versions are gone.")
final class ModelsCommand implements Callable<Integer> {

  @Mixin private ClusterOptions cluster;
  @Mixin private Output output;

  @Override
  public Integer call() {
    try (CatalogueReader reader = new CatalogueReader(cluster.clients(), cluster.topics())) {
      ModelCatalogue catalogue = reader.read();
      output.print(ModelsText.of(catalogue, Instant.now()), ModelsJson.of(catalogue));
    }
    return 0;
  }
}
