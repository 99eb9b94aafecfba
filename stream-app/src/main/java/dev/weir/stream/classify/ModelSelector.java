package dev.weir.stream.classify;

import dev.weir.schemas.DeadLetterReason;
import dev.weir.stream.decode.RejectedException;
import dev.weir.stream.decode.Retry;
import dev.weir.stream.models.LiveModels;
import dev.weir.stream.models.ModelSelection;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Finds the versions that score a record, and waits for a champion that is still loading.
 *
 * @param live the live models
 * @param retry how long a record waits for its champion
 */
public record ModelSelector(AtomicReference<LiveModels> live, Retry retry) {
  /**
   * Chooses the versions for an event time.
   *
   * @param eventTime milliseconds since the epoch
   * @throws RejectedException if the route's timeline begins later, or no version up to then can
   *     score and such records are to be dead letters
   * @throws ModelUnavailableException if the champion did not become ready in time
   */
  public ModelSelection.Selected choose(String route, long eventTime) throws RejectedException {
    Retry.Attempts attempts = null;
    while (true) {
      LiveModels models = live.get();
      switch (models.choose(route, eventTime)) {
        case ModelSelection.Selected made -> {
          return made;
        }
        case ModelSelection.BeforeTimeline before -> throw tooEarly(route, before);
        case ModelSelection.NeverUsable never ->
            throw new RejectedException(DeadLetterReason.NO_MODEL, never.detail());
        case ModelSelection.Pending notYet -> {
          notYet.unloaded().ifPresent(models.asked());
          attempts = attempts == null ? retry.begin() : attempts;
          if (!attempts.again()) {
            throw new ModelUnavailableException(
                "no model for event time %s on route %s: %s; ./weir models --instances shows what each version waits for, ./weir assign %s NAME/VERSION --valid-from TIME --force replaces it"
                    .formatted(Instant.ofEpochMilli(eventTime), route, notYet.detail(), route),
                models.routes().containsKey(route) ? null : route);
          }
        }
      }
    }
  }

  private static RejectedException tooEarly(String route, ModelSelection.BeforeTimeline before) {
    return new RejectedException(
        DeadLetterReason.NO_MODEL,
        "the event time lies before %s, where the timeline of route %s begins"
            .formatted(Instant.ofEpochMilli(before.firstValidFrom()), route));
  }
}
