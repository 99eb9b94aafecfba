package dev.weir.stream.classify;

import dev.weir.schemas.Prediction;
import dev.weir.schemas.SignalRecord;
import dev.weir.stream.decode.RejectedException;
import dev.weir.stream.models.Challenger;
import dev.weir.stream.models.Choice;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Scores records with challengers, on one thread. What one of them throws ends here: it is counted
 * against that challenger, and neither the champion nor the other challengers notice. Errors of the
 * whole process, such as too little memory, are not caught.
 */
final class ChallengerScorers {
  private final Scorers scorers;

  ChallengerScorers(Scorers scorers) {
    this.scorers = scorers;
  }

  /**
   * Predicts with every challenger that is not suspended.
   *
   * @param champion the champion's prediction, or null if it is made elsewhere
   * @return all predictions, the champion's first
   */
  List<Prediction> predict(
      Choice.Made choice, String route, SignalRecord signal, Instant now, Prediction champion) {
    List<Prediction> predictions = new ArrayList<>(1 + choice.challengers().size());
    if (champion != null) {
      predictions.add(champion);
    }
    for (Challenger challenger : choice.challengers()) {
      Prediction prediction =
          challenger.health().isSuspended()
              ? null
              : predict(challenger, route, signal, choice.revision(), now);
      if (prediction != null) {
        predictions.add(prediction);
      }
    }
    return predictions;
  }

  private Prediction predict(
      Challenger challenger, String route, SignalRecord signal, long revision, Instant now) {
    try {
      Scorer scorer = scorers.ofAny(challenger.model());
      long begun = System.nanoTime();
      Prediction prediction = scorer.predict(signal, route, Scorer.CHALLENGER, revision, now);
      challenger.health().predicted(System.nanoTime() - begun);
      return prediction;
    } catch (RejectedException e) {
      challenger.health().couldNotTake();
    } catch (RuntimeException e) {
      scorers.forget(challenger.model());
      challenger.health().threw(e);
    }
    return null;
  }
}
