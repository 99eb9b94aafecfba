package dev.weir.stream.classify;

import dev.weir.classifiers.model.UnusableInputException;
import dev.weir.schemas.DeadLetterReason;
import dev.weir.schemas.Prediction;
import dev.weir.stream.decode.RejectedException;
import dev.weir.stream.ingest.RoutedRecord;
import dev.weir.stream.models.LoadedModel;
import io.micrometer.core.instrument.Timer;
import java.time.Instant;
import java.util.concurrent.TimeUnit;

/**
 * Scores records with one model on one thread, reusing one score array.
 *
 * @param <T> the records that the model accepts
 */
abstract class Scorer<T extends RoutedRecord> {

  private final double[] scores;
  private final Timer timer;
  private final PredictionFactory predictions;

  Scorer(LoadedModel model, Timer timer, long room) {
    this.scores = new double[model.model().classes().size()];
    this.timer = timer;
    this.predictions = new PredictionFactory(model, room);
  }

  /** Creates scorers for such records. */
  interface Factory<T extends RoutedRecord> {
    /**
     * Creates a scorer.
     *
     * @param room maximum bytes of a prediction's key and value
     */
    Scorer<T> create(LoadedModel model, Timer timer, long room);
  }

  /**
   * Predicts a record.
   *
   * @param role in which the model scores this record
   * @param revision of the timeline that chose this model
   * @param now processing time
   * @throws RejectedException if the model cannot accept the values, or its prediction would be too
   *     large
   */
  Prediction predict(T routed, String role, long revision, Instant now) throws RejectedException {
    predictions.check(routed);
    score(routed);
    return predictions.of(routed, scores, role, revision, now);
  }

  private void score(T routed) throws RejectedException {
    check(routed);
    long begun = System.nanoTime();
    try {
      score(routed, scores);
    } catch (UnusableInputException e) {
      throw new RejectedException(reason(e), e.detail());
    }
    timer.record(System.nanoTime() - begun, TimeUnit.NANOSECONDS);
  }

  /** Rejects records that the model would misinterpret; a model may check all by itself. */
  void check(T routed) throws RejectedException {}

  /** Scores a record; the model may reject it. */
  abstract void score(T routed, double[] scores);

  private static DeadLetterReason reason(UnusableInputException e) {
    return switch (e.reason()) {
      case WRONG_LENGTH -> DeadLetterReason.WRONG_SIZE;
      case NOT_FINITE -> DeadLetterReason.UNUSABLE_VALUES;
    };
  }
}
