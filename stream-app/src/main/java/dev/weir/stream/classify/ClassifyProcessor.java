package dev.weir.stream.classify;

import dev.weir.schemas.Prediction;
import dev.weir.schemas.SignalRecord;
import dev.weir.stream.Flow;
import dev.weir.stream.decode.DeadLetters;
import dev.weir.stream.decode.RejectedException;
import dev.weir.stream.labels.JoinSession;
import dev.weir.stream.labels.LabelOutcome;
import dev.weir.stream.labels.MadePrediction;
import dev.weir.stream.labels.OpenPrediction;
import dev.weir.stream.labels.RecordKey;
import dev.weir.stream.metrics.RecordOutcome;
import dev.weir.stream.metrics.RouteMeters;
import dev.weir.stream.metrics.WeirMetrics;
import dev.weir.stream.state.ExpirySweep;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/**
 * Predicts each signal once.
 *
 * <p>A record goes one of three ways: to {@code predictions}, with its prediction kept open for its
 * label; nowhere, as a duplicate of a record predicted within the retention (a label that it
 * carries is taken all the same); or to {@code dead-letters}. The key and the Kafka time of what is
 * sent are the record's own.
 */
public final class ClassifyProcessor implements Processor<byte[], byte[], Object, Object> {
  private final ClassifySettings settings;
  private final WeirMetrics metrics;
  private final RouteMeters meters;
  private ProcessorContext<Object, Object> context;
  private DeadLetters deadLetters;
  private SignalDecoder decoder;
  private Scorers scorers;
  private JoinSession session;
  private ExpirySweep sweep;

  public ClassifyProcessor(ClassifySettings settings) {
    this.settings = settings;
    this.metrics = settings.metrics();
    this.meters = metrics.route(settings.route());
  }

  @Override
  public void init(ProcessorContext<Object, Object> context) {
    this.context = context;
    deadLetters = new DeadLetters(context, settings.deadLetterMaxBytes());
    decoder = new SignalDecoder(settings.decoder(), settings.checks());
    scorers = new Scorers(settings.live(), metrics);
    session = new JoinSession(context, settings.join());
    sweep = session.sweep(Flow.OPEN_PREDICTIONS, expired -> {});
    context.schedule(
        Flow.SWEEP_EVERY, PunctuationType.WALL_CLOCK_TIME, now -> scorers.forgetRetired());
  }

  @Override
  public void process(Record<byte[], byte[]> record) {
    try {
      meters.count(classify(record));
    } catch (RejectedException e) {
      metrics.deadLetter(e.reason());
      meters.count(RecordOutcome.DEAD_LETTER);
      context.forward(deadLetters.of(record, e), Flow.DEAD_LETTERS_SINK);
    }
  }

  private RecordOutcome classify(Record<byte[], byte[]> record) throws RejectedException {
    long now = context.currentSystemTimeMs();
    SignalRecord signal = decoder.decode(record, settings.route(), now);
    Bytes key = RecordKey.of(signal.getSource(), signal.getId());
    if (session.join().isKnown(key)) {
      takeLabelOfDuplicate(key, signal, now);
      return RecordOutcome.DUPLICATE;
    }
    long eventTime = signal.getEventTime().toEpochMilli();
    ModelChooser.Chosen chosen = settings.chooser().choose(settings.route(), eventTime);
    Prediction prediction =
        scorers
            .of(chosen.model())
            .predict(signal, settings.route(), chosen.revision(), Instant.ofEpochMilli(now));
    session.sawEventTime(eventTime);
    context.forward(record.withValue(prediction), Flow.PREDICTIONS_SINK);
    keep(key, signal, prediction, now);
    return RecordOutcome.PREDICTED;
  }

  private void keep(Bytes key, SignalRecord signal, Prediction prediction, long now) {
    MadePrediction made =
        new MadePrediction(
            prediction.getModel(),
            prediction.getVersion(),
            prediction.getRole(),
            prediction.getTimelineRevision(),
            prediction.getLabel());
    OpenPrediction open =
        new OpenPrediction(signal.getEventTime().toEpochMilli(), now, null, List.of(made));
    sweep.added();
    if (session.join().opened(key, open, signal.getLabel())) {
      metrics.label(LabelOutcome.JOINED);
    }
  }

  private void takeLabelOfDuplicate(Bytes key, SignalRecord signal, long now) {
    if (signal.getLabel() != null) {
      long eventTime = signal.getEventTime().toEpochMilli();
      metrics.label(session.join().labelled(key, signal.getLabel(), eventTime, now));
    }
  }
}
