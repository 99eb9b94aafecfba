package dev.weir.stream.classify;

import dev.weir.schemas.Prediction;
import dev.weir.stream.decode.RejectedException;
import dev.weir.stream.ingest.RoutedRecord;
import dev.weir.stream.models.Challenger;
import dev.weir.stream.models.ModelSelection;
import dev.weir.stream.names.ModelVersionId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Scores records with challengers, using the calling thread's scorers. A challenger's exception is
 * counted against it and does not affect the champion or other challengers. A Java error, such as
 * out of memory when creating its scorer, suspends it immediately.
 *
 * @param <T> the records of the input topic
 * @param scorers of the calling thread
 */
record ChallengerScorers<T extends RoutedRecord>(ThreadLocal<ScorerCache<T>> scorers) {
  /**
   * Predicts with every challenger that is not suspended.
   *
   * @param champion the champion's prediction, or null if it is made elsewhere
   * @return all predictions, the champion's first
   */
  List<Prediction> predict(
      ModelSelection.Selected choice, T routed, Instant now, Prediction champion) {
    List<Prediction> predictions = new ArrayList<>(1 + choice.challengers().size());
    if (champion != null) {
      predictions.add(champion);
    }
    for (Challenger challenger : choice.challengers()) {
      Prediction prediction =
          challenger.health().isSuspended() || isOf(challenger, champion)
              ? null
              : predict(challenger, routed, choice.revision(), now);
      if (prediction != null) {
        predictions.add(prediction);
      }
    }
    return predictions;
  }

  /** A challenger that replaced a failed champion does not score twice. */
  private static boolean isOf(Challenger challenger, Prediction champion) {
    ModelVersionId version = challenger.model().id();
    return champion != null
        && version.version().equals(champion.getVersion())
        && version.name().equals(champion.getModel());
  }

  private Prediction predict(Challenger challenger, T routed, long revision, Instant now) {
    try {
      Scorer<T> scorer = scorers.get().ofAny(challenger.model());
      long begun = System.nanoTime();
      Prediction prediction = scorer.predict(routed, Prediction.CHALLENGER, revision, now);
      challenger.health().recordPrediction(System.nanoTime() - begun);
      return prediction;
    } catch (RejectedException e) {
      challenger.health().recordUnusableInput();
    } catch (RuntimeException | VirtualMachineError | LinkageError e) {
      scorers.get().forget(challenger.model());
      challenger.health().recordException(e);
    }
    return null;
  }
}
