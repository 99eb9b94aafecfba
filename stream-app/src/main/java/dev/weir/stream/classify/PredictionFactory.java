package dev.weir.stream.classify;

import dev.weir.classifiers.model.Scores;
import dev.weir.schemas.Prediction;
import dev.weir.stream.decode.RejectedException;
import dev.weir.stream.ingest.RoutedRecord;
import dev.weir.stream.models.LoadedModel;
import java.time.Instant;
import java.util.List;

/** Makes the predictions of one model from its scores. */
public final class PredictionFactory {
  private final LoadedModel model;
  private final List<String> classes;
  private final PredictionSize size;

  /**
   * Prepares for a model.
   *
   * @param room maximum bytes of a prediction's key and value
   */
  public PredictionFactory(LoadedModel model, long room) {
    this.model = model;
    this.classes = model.model().classes();
    this.size = new PredictionSize(model, room);
  }

  /**
   * Rejects a record whose prediction would be too large or could name a class that is too long.
   */
  public void check(RoutedRecord routed) throws RejectedException {
    size.check(routed);
  }

  /**
   * Makes a prediction.
   *
   * @param scores by class
   * @param role in which the model scores this record
   * @param revision of the timeline that chose this model
   * @param now processing time
   */
  public Prediction of(
      RoutedRecord routed, double[] scores, String role, long revision, Instant now) {
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
}
