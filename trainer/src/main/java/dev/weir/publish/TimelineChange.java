package dev.weir.publish;

import dev.weir.schemas.ModelAssignment;
import java.time.Instant;

/** A change of one route's timeline. Made again, it changes nothing. */
public sealed interface TimelineChange
    permits AssignmentRequest, Challenge, Promotion, Pruning, Rollback {

  /** The route whose timeline it changes. */
  String route();

  /** Whether a moment that is past or near, and a version that cannot score, are taken. */
  boolean force();

  /**
   * The route's timeline after the change; of the same revision if it already says so.
   *
   * @param catalogue what is published and assigned now
   * @param now this moment
   * @param lead how far ahead the change must lie
   * @throws PublishException if the change is refused
   */
  ModelAssignment apply(ModelCatalogue catalogue, Instant now, Lead lead);
}
