package dev.weir.cli.models;

import dev.weir.cli.options.ValidFromOptions;
import dev.weir.modelregistry.publish.ApplicationRules;
import dev.weir.modelregistry.publish.AssignmentRequest;
import dev.weir.modelregistry.publish.ModelCatalogue;
import dev.weir.modelregistry.publish.TimelineChange;
import dev.weir.modelregistry.routes.TimelineQueries;
import dev.weir.schemas.ModelVersion;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code weir assign}: assigns versions to a route from a given time. */
@Command(
    name = "assign",
    description = {
      "Makes a published version the champion of a route from --valid-from on, with the named"
          + " challengers and no others, and prints the route's timeline.",
      "Replaces an entry with the same start. Older entries stay, so that records of their time are"
          + " scored as before; 'weir prune' removes them."
    })
public final class AssignCommand extends TimelineCommand {

  @Parameters(index = "1", paramLabel = "NAME/VERSION", description = "The champion.")
  private ModelVersion champion;

  @Option(
      names = "--challenger",
      paramLabel = "NAME/VERSION",
      split = ",",
      description = "A version that scores the same records for comparison; repeatable.")
  private List<ModelVersion> challengers = List.of();

  @Option(
      names = "--new-route",
      description = "Create the timeline of a custom route, which has none yet.")
  private boolean newRoute;

  @Mixin private ValidFromOptions ahead;

  @Override
  void checkOptions() {
    Set<ModelVersion> seen = new HashSet<>(Set.of(champion));
    for (ModelVersion challenger : challengers) {
      require(
          seen.add(challenger),
          "--challenger: %s is named twice among champion and challengers"
              .formatted(TimelineQueries.name(challenger)));
    }
  }

  @Override
  void check(ModelCatalogue catalogue, ApplicationRules rules) {
    // A mistyped route would create a timeline that no application reads.
    if (!newRoute) {
      rules.requireRoute(route(), catalogue);
    }
  }

  @Override
  TimelineChange change() {
    return new AssignmentRequest(route(), champion, challengers, ahead.validFrom(), ahead.force());
  }
}
