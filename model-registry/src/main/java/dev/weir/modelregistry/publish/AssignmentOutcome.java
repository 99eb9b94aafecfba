package dev.weir.modelregistry.publish;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.weir.modelregistry.routes.Refusal;
import dev.weir.modelregistry.routes.TimelineQueries;
import dev.weir.schemas.ModelAssignment;
import dev.weir.schemas.ModelVersion;
import dev.weir.schemas.TimelineEntry;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The outcome of an assignment.
 *
 * @param assignment the route's current timeline
 * @param changed whether it was changed; false: it already had these versions
 * @param refusals the timeline's versions that the application refuses, with reasons
 */
public record AssignmentOutcome(
    @JsonUnwrapped ModelAssignment assignment,
    boolean changed,
    @JsonIgnore Map<ModelVersion, Refusal> refusals) {
  public AssignmentOutcome {
    refusals = Collections.unmodifiableMap(new LinkedHashMap<>(refusals));
  }

  /** The refused versions, for JSON. */
  @JsonProperty
  List<RefusedVersion> refused() {
    return RefusedVersion.of(refusals);
  }

  /** One sentence for the user, with the whole timeline. */
  public String describe() {
    return "route %s: %s revision %d: %s"
        .formatted(
            assignment.getRoute(),
            changed ? "now at" : "nothing changed, still at",
            assignment.getRevision(),
            assignment.getTimeline().stream()
                .map(AssignmentOutcome::describe)
                .collect(Collectors.joining("; ")));
  }

  private static String describe(TimelineEntry entry) {
    String challengers =
        entry.getChallengers().stream()
            .map(TimelineQueries::name)
            .collect(Collectors.joining(", "));
    return "%s from %s%s"
        .formatted(
            TimelineQueries.name(entry.getChampion()),
            entry.getValidFrom().equals(Instant.EPOCH) ? "the beginning" : entry.getValidFrom(),
            challengers.isEmpty() ? "" : " (challengers " + challengers + ")");
  }
}
