package dev.weir.cli.models;

import dev.weir.cli.options.ValidFromOptions;
import dev.weir.modelregistry.publish.Promotion;
import dev.weir.modelregistry.publish.TimelineChange;
import dev.weir.schemas.ModelVersion;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code weir promote}: makes a challenger the champion. */
@Command(
    name = "promote",
    description =
        "Makes a challenger of the route's newest entry its champion from --valid-from on. The"
            + " other challengers stay. Refused if the version is not a challenger there.")
public final class PromoteCommand extends TimelineCommand {

  @Parameters(index = "1", paramLabel = "NAME/VERSION", description = "The challenger.")
  private ModelVersion challenger;

  @Option(names = "--keep-old", description = "Keep the previous champion as a challenger.")
  private boolean keepOld;

  @Mixin private ValidFromOptions ahead;

  @Override
  TimelineChange change() {
    return new Promotion(route(), challenger, ahead.validFrom(), keepOld, ahead.force());
  }
}
