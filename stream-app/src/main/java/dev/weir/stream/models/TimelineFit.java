package dev.weir.stream.models;

import dev.weir.routes.Route;
import dev.weir.routes.RouteFit;
import dev.weir.schemas.ModelInput;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Which versions of a timeline can score the records of their route, by the rules of {@link
 * RouteFit}. A champion refused on its own does not define the shape of the route's records.
 */
final class TimelineFit {
  private final Function<VersionId, Optional<ModelInput>> inputs;
  private final RouteFit fit;

  /**
   * Judges the versions of a timeline.
   *
   * @param inputs a version's input, if its manifest is known
   * @param states of the versions, regardless of the route
   */
  TimelineFit(
      Route route,
      Timeline timeline,
      Function<VersionId, Optional<ModelInput>> inputs,
      Function<VersionId, VersionState> states) {
    this.inputs = inputs;
    this.fit =
        new RouteFit(
            route,
            timeline.entries().stream()
                .map(Timeline.Entry::champion)
                .filter(version -> !(states.apply(version) instanceof VersionState.Refused))
                .flatMap(version -> inputs.apply(version).stream()));
  }

  /** The versions of a timeline, without duplicates. */
  static Stream<VersionId> versions(Timeline timeline) {
    return timeline.entries().stream()
        .flatMap(entry -> Stream.concat(Stream.of(entry.champion()), entry.challengers().stream()))
        .distinct();
  }

  /** Why a version cannot score the route's records, if it cannot. */
  Optional<VersionState.Refused> misfit(VersionId version) {
    return inputs
        .apply(version)
        .flatMap(fit::misfit)
        .map(refusal -> new VersionState.Refused(refusal.reason(), refusal.detail()));
  }
}
