package dev.weir.stream.classify;

import dev.weir.schemas.DeadLetterReason;
import dev.weir.schemas.Prediction;
import dev.weir.stream.decode.RejectedException;
import dev.weir.stream.ingest.RoutedRecord;
import dev.weir.stream.metrics.WeirMetrics;
import dev.weir.stream.models.LoadedModel;
import dev.weir.stream.models.ModelSelection;
import dev.weir.stream.names.ModelVersionId;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Scores records with champions, using the calling thread's scorers. If a champion throws, the last
 * good one before it in the timeline scores that record instead, and the prediction names it.
 * Errors of the whole process, such as out of memory, are not caught.
 *
 * @param <T> the records of the input topic
 */
final class ChampionScorers<T extends RoutedRecord> {
  private static final Logger LOG = LoggerFactory.getLogger(ChampionScorers.class);

  private final ThreadLocal<ScorerCache<T>> scorers;
  private final WeirMetrics metrics;
  private final Set<ModelVersionId> told = new HashSet<>();

  ChampionScorers(ThreadLocal<ScorerCache<T>> scorers, WeirMetrics metrics) {
    this.scorers = scorers;
    this.metrics = metrics;
  }

  /**
   * Predicts a record.
   *
   * @throws RejectedException if the model cannot accept the values, or all champions threw
   */
  Prediction predict(ModelSelection.ChampionSelected choice, T routed, Instant now)
      throws RejectedException {
    try {
      return scorers
          .get()
          .of(choice.model())
          .predict(routed, Prediction.CHAMPION, choice.revision(), now);
    } catch (RuntimeException e) {
      recordFailure(choice.model(), routed, e);
      return instead(choice, routed, now);
    }
  }

  private Prediction instead(ModelSelection.ChampionSelected choice, T routed, Instant now)
      throws RejectedException {
    for (LoadedModel model : choice.before()) {
      try {
        return scorers
            .get()
            .ofAny(model)
            .predict(routed, Prediction.CHAMPION, choice.revision(), now);
      } catch (RuntimeException e) {
        recordFailure(model, routed, e);
      }
    }
    throw new RejectedException(
        DeadLetterReason.NO_MODEL,
        "model %s threw an exception, and no champion before it scores the record"
            .formatted(choice.model().id()));
  }

  /** Keeps what was logged only of these versions. */
  void keepOnly(Set<ModelVersionId> known) {
    told.retainAll(known);
  }

  /** Logs class and location; a message might contain the record's values. */
  private void recordFailure(LoadedModel model, T routed, RuntimeException exception) {
    scorers.get().forget(model);
    metrics.championFailed(model.id());
    LOG.debug("champion {} failed", model.id(), exception);
    if (told.add(model.id())) {
      StackTraceElement[] trace = exception.getStackTrace();
      LOG.warn(
          "champion {} of route {} threw {}{}: the previous usable champion scores such records;"
              + " logged once, weir_champion_failures_total counts them",
          model.id(),
          routed.route(),
          exception.getClass().getName(),
          trace.length == 0 ? "" : " at " + trace[0]);
    }
  }
}
