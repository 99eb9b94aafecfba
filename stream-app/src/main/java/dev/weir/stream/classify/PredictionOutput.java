package dev.weir.stream.classify;

import dev.weir.schemas.Prediction;
import dev.weir.stream.drift.ScoreTally;
import dev.weir.stream.ingest.RoutedRecord;
import dev.weir.stream.labels.JoinSession;
import dev.weir.stream.labels.PendingPrediction;
import dev.weir.stream.labels.StoredPrediction;
import dev.weir.stream.names.LabelOutcome;
import dev.weir.stream.names.TopologyNames;
import java.util.List;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/** Sends a task's predictions, counts them for drift, and keeps them open for their labels. */
public final class PredictionOutput {
  private final ProcessorContext<Object, Object> context;
  private final ClassifyContext settings;
  private final JoinSession session;
  private final ScoreTally scores;

  public PredictionOutput(
      ProcessorContext<Object, Object> context, ClassifyContext settings, JoinSession session) {
    this.context = context;
    this.settings = settings;
    this.session = session;
    this.scores =
        new ScoreTally(
            context.getStateStore(TopologyNames.SCORE_COUNTS),
            settings.live(),
            settings.outputs().limits().internal());
  }

  /**
   * Sends and keeps the predictions of a record.
   *
   * @param record the input record's key and headers
   * @param key in the stores
   * @param now processing time, milliseconds since the epoch
   */
  public void add(
      Record<byte[], ? extends RoutedRecord> record,
      Bytes key,
      List<Prediction> predictions,
      long now) {
    session.advanceStreamTime(record.value().eventTimeMillis());
    predictions.forEach(prediction -> send(record, prediction, now));
    keep(key, record.value(), predictions, now);
  }

  private void send(
      Record<byte[], ? extends RoutedRecord> record, Prediction prediction, long now) {
    Headers headers = settings.outputs().ofPrediction(record.headers());
    context.forward(
        new Record<>(record.key(), prediction, now, headers), TopologyNames.PREDICTIONS_SINK);
    scores.count(prediction, record.value().eventTimeMillis());
  }

  private void keep(Bytes key, RoutedRecord routed, List<Prediction> predictions, long now) {
    List<StoredPrediction> made =
        predictions.size() == 1
            ? List.of(made(predictions.getFirst()))
            : predictions.stream().map(PredictionOutput::made).toList();
    PendingPrediction open = new PendingPrediction(routed.eventTimeMillis(), now, made);
    if (session.join().addPrediction(key, open, routed.label())) {
      settings.metrics().label(LabelOutcome.JOINED);
    }
  }

  private static StoredPrediction made(Prediction prediction) {
    return new StoredPrediction(
        prediction.getModel(),
        prediction.getVersion(),
        prediction.getRole(),
        prediction.getTimelineRevision(),
        prediction.getLabel());
  }

  /** Joins the label within a record that was predicted before, or is in flight. */
  public static void joinLabelOfDuplicate(
      JoinSession session, ClassifyContext settings, Bytes key, RoutedRecord routed, long now) {
    if (routed.label() != null) {
      long eventTime = routed.eventTimeMillis();
      settings.metrics().label(session.join().labelled(key, routed.label(), eventTime, now));
    }
  }
}
