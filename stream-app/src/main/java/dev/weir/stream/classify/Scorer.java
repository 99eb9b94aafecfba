package dev.weir.stream.classify;

import dev.weir.classifiers.model.Scores;
import dev.weir.classifiers.model.UnusableInputException;
import dev.weir.schemas.DeadLetterReason;
import dev.weir.schemas.Prediction;
import dev.weir.stream.decode.RejectedException;
import dev.weir.stream.ingest.RoutedRecord;
import dev.weir.stream.models.LoadedModel;
import io.micrometer.core.instrument.Timer;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Scores records with one model on one thread, reusing one score array.
 *
 * @param <T> the records that the model accepts
 */
abstract class Scorer<T extends RoutedRecord> {

  private final LoadedModel model;
  private final List<String> classes;
  private final double[] scores;
  private final Timer timer;
  private final PredictionSize size;

  Scorer(LoadedModel model, Timer timer, long room) {
    this.model = model;
    this.classes = model.model().classes();
    this.scores = new double[classes.size()];
    this.timer = timer;
    this.size = new PredictionSize(model, room);
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
    size.check(routed);
    score(routed);
    return Prediction.builder()
        .record(routed.id(), routed.source(), routed.eventTime())
        .route(routed.route(), revision)
        .model(model.id().name(), model.id().version(), role)
        .sha256(model.sha256())
        .label(classes.get(Scores.best(scores)), Scores.margin(scores))
        .scores(classes, scores)
        .processingTime(now)
        .build();
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
