package dev.weir.stream.models;

import dev.weir.modelregistry.routes.InputCompatibility;
import dev.weir.modelregistry.routes.Route;
import dev.weir.schemas.ModelInput;
import dev.weir.stream.names.ModelVersionId;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Which versions of a timeline can score the records of their route, by the rules of {@link
 * InputCompatibility}. A champion refused on its own does not define the shape of the route's
 * records.
 */
final class TimelineCompatibility {
  private final Function<ModelVersionId, Optional<ModelInput>> inputs;
  private final InputCompatibility fit;

  /**
   * Judges the versions of a timeline.
   *
   * @param inputs a version's input, if its manifest is known
   * @param states of the versions, regardless of the route
   */
  TimelineCompatibility(
      Route route,
      Timeline timeline,
      Function<ModelVersionId, Optional<ModelInput>> inputs,
      Function<ModelVersionId, VersionState> states) {
    this.inputs = inputs;
    this.fit =
        new InputCompatibility(
            route,
            timeline.entries().stream()
                .map(Timeline.Entry::champion)
                .filter(version -> !(states.apply(version) instanceof VersionState.Refused))
                .flatMap(version -> inputs.apply(version).stream()));
  }

  /** The versions of a timeline, without duplicates. */
  static Stream<ModelVersionId> versions(Timeline timeline) {
    return timeline.entries().stream()
        .flatMap(entry -> Stream.concat(Stream.of(entry.champion()), entry.challengers().stream()))
        .distinct();
  }

  /** Why a version cannot score the route's records, if it cannot. */
  Optional<VersionState.Refused> incompatibility(ModelVersionId version) {
    return inputs
        .apply(version)
        .flatMap(fit::incompatibility)
        .map(refusal -> new VersionState.Refused(refusal.reason(), refusal.detail()));
  }
}
