package dev.weir.cli.format;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.Optional;

/**
 * An instance's status of a version of a route's timeline.
 *
 * @param instance the instance
 * @param version as {@code name/version}
 * @param scoresNow whether it is the champion that currently scores there
 * @param state loaded, pending, refused, suspended, or elsewhere if the instance's role leaves it
 *     to another application
 * @param reason why it is refused
 * @param detail the reason in detail
 */
@JsonPropertyOrder({"version", "instance", "state", "scoresNow"})
public record VersionStatus(
    URI instance,
    String version,
    boolean scoresNow,
    String state,
    Optional<String> reason,
    Optional<String> detail) {

  /**
   * Parses an instance's page.
   *
   * @param fields the page's fields of the version
   * @param route the page's fields of the route
   */
  static VersionStatus of(URI instance, String version, JsonNode fields, JsonNode route) {
    return new VersionStatus(
        instance,
        version,
        route.path("scoring").asText("").equals(version),
        fields.path("state").asText("unknown"),
        text(fields, "reason"),
        text(fields, "detail"));
  }

  private static Optional<String> text(JsonNode fields, String name) {
    return Optional.ofNullable(fields.path(name).textValue());
  }

  /** Such as {@code refused, input-mismatch: it takes ...}. */
  String describe() {
    String now = scoresNow ? ", scores now" : "";
    return state
        + now
        + reason.map(it -> ", " + it).orElse("")
        + detail.map(it -> ": " + it).orElse("");
  }
}
