package dev.weir.stream.classify;

import dev.weir.model.InputShape;
import dev.weir.model.Scores;
import dev.weir.model.SignalScorer;
import dev.weir.model.UnusableInputException;
import dev.weir.schemas.DeadLetterReason;
import dev.weir.schemas.Prediction;
import dev.weir.schemas.SignalRecord;
import dev.weir.stream.decode.RejectedException;
import dev.weir.stream.models.LoadedModel;
import io.micrometer.core.instrument.Timer;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Scores records with one model, on one thread, into the same array each time. */
final class Scorer {
  static final String CHAMPION = "champion";
  static final String CHALLENGER = "challenger";

  private final LoadedModel model;
  private final List<String> classes;
  private final SignalScorer scorer;
  private final double[] scores;
  private final Timer timer;

  Scorer(LoadedModel model, Timer timer) {
    this.model = model;
    this.classes = model.model().classes();
    this.scorer = model.model().newScorer();
    this.scores = new double[classes.size()];
    this.timer = timer;
  }

  /**
   * Predicts a record.
   *
   * @param role in which the model scores this record
   * @param revision of the timeline that chose this model
   * @param now processing time
   * @throws RejectedException if the model cannot take the values
   */
  Prediction predict(SignalRecord signal, String route, String role, long revision, Instant now)
      throws RejectedException {
    score(signal);
    return Prediction.builder()
        .record(signal.getId(), signal.getSource(), signal.getEventTime())
        .route(route, revision)
        .model(model.id().name(), model.id().version(), role)
        .label(classes.get(Scores.best(scores)), Scores.margin(scores))
        .scores(classes, scores)
        .processingTime(now)
        .build();
  }

  private void score(SignalRecord signal) throws RejectedException {
    checkChannels(signal);
    long begun = System.nanoTime();
    try {
      scorer.score(signal.getValues(), scores);
    } catch (UnusableInputException e) {
      throw new RejectedException(reason(e), e.getMessage());
    }
    timer.record(System.nanoTime() - begun, TimeUnit.NANOSECONDS);
  }

  private void checkChannels(SignalRecord signal) throws RejectedException {
    if (model.model().inputShape() instanceof InputShape.Signal shape
        && shape.channels() != signal.getChannels()) {
      throw new RejectedException(
          DeadLetterReason.WRONG_SIZE,
          "the record has %d channels, model %s takes %d"
              .formatted(signal.getChannels(), model.id(), shape.channels()));
    }
  }

  private static DeadLetterReason reason(UnusableInputException e) {
    return switch (e.reason()) {
      case WRONG_LENGTH -> DeadLetterReason.WRONG_SIZE;
      case NOT_FINITE -> DeadLetterReason.UNUSABLE_VALUES;
    };
  }
}
