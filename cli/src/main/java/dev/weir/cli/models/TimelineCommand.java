package dev.weir.cli.models;

import dev.weir.cli.command.Interruption;
import dev.weir.cli.format.TimelineText;
import dev.weir.cli.options.ClusterCommand;
import dev.weir.modelregistry.publish.ApplicationRules;
import dev.weir.modelregistry.publish.AssignmentOutcome;
import dev.weir.modelregistry.publish.ModelCatalogue;
import dev.weir.modelregistry.publish.ModelPublisher;
import dev.weir.modelregistry.publish.TimelineChange;
import dev.weir.schemas.ModelKeyFormat;
import java.time.Instant;
import picocli.CommandLine.Parameters;

/** A command that changes a route's timeline, and prints it. */
abstract class TimelineCommand extends ClusterCommand {

  @Parameters(index = "0", paramLabel = "ROUTE", description = "The route, such as signals.")
  private String route;

  String route() {
    return route;
  }

  /** The requested change. */
  abstract TimelineChange change();

  /** Rejects invalid requests, whatever is published. */
  void checkOptions() {}

  /** Rejects changes that are valid but most likely mistakes. */
  void check(ModelCatalogue catalogue, ApplicationRules rules) {}

  @Override
  public final Integer call() {
    checked(() -> ModelKeyFormat.requireName("route", route));
    checkOptions();
    try (Interruption _ = Interruption.reporting(this, this::stopped);
        ModelPublisher publisher = cluster().publisher()) {
      check(publisher.catalogue(), cluster().rules());
      AssignmentOutcome outcome = publisher.change(change());
      String result =
          outcome.changed() ? "changed" : "nothing changed: the timeline is already as requested";
      print(
          result
              + System.lineSeparator()
              + TimelineText.of(outcome.assignment(), Instant.now())
              + TimelineText.refusals(outcome.refusals()),
          outcome);
    }
    return 0;
  }

  private String stopped() {
    return "./weir models shows whether the timeline of route %s was changed; the same command can be repeated"
        .formatted(route);
  }
}
