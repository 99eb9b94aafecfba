package dev.weir.modelregistry.publish;

import dev.weir.schemas.ModelAssignment;
import java.time.Instant;

/** An idempotent change of one route's timeline. */
public sealed interface TimelineChange
    permits AssignmentRequest, Challenge, Promotion, Pruning, Rollback {

  /** The route whose timeline it changes. */
  String route();

  /** Whether to accept a start in the past or too soon, and versions that cannot score. */
  boolean force();

  /**
   * The route's timeline after the change; the same revision if nothing changes.
   *
   * @param catalogue what is currently published and assigned
   * @param now the current time
   * @param lead minimum lead of the change
   * @throws PublishException if the change is refused
   */
  ModelAssignment apply(ModelCatalogue catalogue, Instant now, LeadTime lead);
}
