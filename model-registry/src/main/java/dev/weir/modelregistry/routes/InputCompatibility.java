package dev.weir.modelregistry.routes;

import dev.weir.schemas.ModelInput;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Decides which models can score the records of a route.
 *
 * <p>A model fits if its input kind and dimensions are the route's. Channels and window length from
 * the route's configuration take precedence. Otherwise the dimensions are those of the champion of
 * the earliest entry, ignoring champions of another input kind. Apart from the configuration, the
 * answer depends on the topics alone, so it is the same for every command and instance. A source
 * whose records change shape needs its own route: on a shared route a mistaken assignment would
 * turn all records into dead letters, so it is refused instead. (To correct a route that began with
 * the wrong shape, assign the right version again from the time at which the wrong one begins.)
 */
public final class InputCompatibility {
  private final Route route;
  private final Optional<ModelInput> reference;

  /**
   * Sets the route's dimensions.
   *
   * @param champions inputs of its timeline's champions, earliest entry first, without refused
   *     versions
   */
  public InputCompatibility(Route route, Stream<ModelInput> champions) {
    this.route = route;
    this.reference =
        champions
            .filter(input -> otherKind(input).isEmpty())
            .filter(input -> configuredMismatch(input).isEmpty())
            .findFirst();
  }

  /** The refusal of a model with this input; empty if it can score the route's records. */
  public Optional<Refusal> incompatibility(ModelInput input) {
    return otherKind(input)
        .or(() -> configuredMismatch(input))
        .or(() -> otherShape(input))
        .map(detail -> new Refusal(RefusalReason.INPUT_MISMATCH, detail));
  }

  private Optional<String> otherKind(ModelInput input) {
    return route.input().isEmpty() || input.getType().equals(route.input())
        ? Optional.empty()
        : Optional.of(
            "it takes records of kind %s, those of route %s are of kind %s"
                .formatted(input.getType(), route.name(), route.input()));
  }

  private Optional<String> configuredMismatch(ModelInput input) {
    List<Integer> dimensions = input.getDimensions();
    if (!input.getType().equals("signal") || dimensions.size() != 2) {
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

  private Optional<String> otherShape(ModelInput input) {
    return reference
        .filter(first -> !first.equals(input))
        .map(
            first ->
                "it takes %s of %s, the first version of route %s %s; give it a route of its own"
                    .formatted(
                        withArticle(input), input.getDimensions(), route.name(), described(first)));
  }

  private static String withArticle(ModelInput input) {
    return (input.getType().equals("image") ? "an " : "a ") + input.getType();
  }

  private String described(ModelInput first) {
    return route.input().isEmpty()
        ? "%s of %s".formatted(withArticle(first), first.getDimensions())
        : first.getDimensions().toString();
  }
}
