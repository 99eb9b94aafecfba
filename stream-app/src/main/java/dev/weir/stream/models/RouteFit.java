package dev.weir.stream.models;

import dev.weir.schemas.ModelInput;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Which versions of a timeline take the records of their route.
 *
 * <p>A version fits where its kind of input is the route's, and its dimensions are those of the
 * route. The dimensions of a route are what the champion of its earliest entry takes; a champion
 * that was refused for itself, or is of another kind of input, does not count. So the answer goes
 * by what the topics say alone and is the same on every instance. A source whose records change
 * their shape needs a route of its own: on one route a mistaken assignment would make dead letters
 * of all records, and so it is refused instead. Channels and window length that the configuration
 * gives the route come before both. (To correct a route that began with the wrong shape, assign the
 * right version again from the moment at which the wrong one begins.)
 */
final class RouteFit {
  private final Route route;
  private final Function<VersionId, Optional<ModelInput>> inputs;
  private final Optional<ModelInput> reference;

  /**
   * Judges the versions of a timeline.
   *
   * @param inputs what a version takes, as far as its manifest is there
   * @param states of the versions in themselves
   */
  RouteFit(
      Route route,
      Timeline timeline,
      Function<VersionId, Optional<ModelInput>> inputs,
      Function<VersionId, VersionState> states) {
    this.route = route;
    this.inputs = inputs;
    this.reference =
        timeline.entries().stream()
            .map(Timeline.Entry::champion)
            .filter(version -> !(states.apply(version) instanceof VersionState.Refused))
            .flatMap(version -> inputs.apply(version).stream())
            .filter(input -> input.getType().equals(route.input()))
            .filter(input -> configuredMisfit(route, input).isEmpty())
            .findFirst();
  }

  /** The versions of a timeline, each once. */
  static Stream<VersionId> versions(Timeline timeline) {
    return timeline.entries().stream()
        .flatMap(entry -> Stream.concat(Stream.of(entry.champion()), entry.challengers().stream()))
        .distinct();
  }

  /** Why a version cannot score the route's records, if it cannot. */
  Optional<VersionState.Refused> misfit(VersionId version) {
    return inputs.apply(version).flatMap(this::misfit);
  }

  private Optional<VersionState.Refused> misfit(ModelInput input) {
    if (!input.getType().equals(route.input())) {
      return refused(
          "it takes records of kind %s, those of route %s are of kind %s"
              .formatted(input.getType(), route.name(), route.input()));
    }
    Optional<String> configured = configuredMisfit(route, input);
    if (configured.isPresent()) {
      return refused(configured.get());
    }
    return reference
        .filter(first -> !first.equals(input))
        .flatMap(
            first ->
                refused(
                    "it takes a %s of %s, the first version of route %s %s; give it a route of its own"
                        .formatted(
                            input.getType(),
                            input.getDimensions(),
                            route.name(),
                            first.getDimensions())));
  }

  private static Optional<String> configuredMisfit(Route route, ModelInput input) {
    List<Integer> dimensions = input.getDimensions();
    if (dimensions.size() != 2) {
      return Optional.empty();
    }
    int channels = dimensions.getFirst();
    int length = dimensions.getLast();
    if (route.channels() > 0 && route.channels() != channels) {
      return Optional.of(
          "it takes %d channel(s), the records of route %s have %d; set route.%s.channels, or assign a model of as many channels"
              .formatted(channels, route.name(), route.channels(), route.name()));
    }
    return route.length() > 0 && route.length() != length
        ? Optional.of(
            "it takes signals of %d samples, route %s cuts windows of %d; set route.%s.window"
                .formatted(length, route.name(), route.length(), route.name()))
        : Optional.empty();
  }

  private static Optional<VersionState.Refused> refused(String detail) {
    return Optional.of(new VersionState.Refused(RefusalReason.INPUT_MISMATCH, detail));
  }
}
