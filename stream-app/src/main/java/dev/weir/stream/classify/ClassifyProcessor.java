package dev.weir.stream.classify;

import dev.weir.schemas.Prediction;
import dev.weir.schemas.SignalRecord;
import dev.weir.stream.Flow;
import dev.weir.stream.decode.DeadLetters;
import dev.weir.stream.decode.RejectedException;
import dev.weir.stream.drift.ScoreTally;
import dev.weir.stream.intake.RoutedSignal;
import dev.weir.stream.labels.JoinSession;
import dev.weir.stream.labels.LabelOutcome;
import dev.weir.stream.labels.MadePrediction;
import dev.weir.stream.labels.OpenPrediction;
import dev.weir.stream.labels.RecordKey;
import dev.weir.stream.metrics.RecordOutcome;
import dev.weir.stream.metrics.RouteMeters;
import dev.weir.stream.metrics.WeirMetrics;
import dev.weir.stream.models.Choice;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/**
 * Predicts each signal once with each version that scores it.
 *
 * <p>A record goes one of three ways: to {@code predictions}, with its predictions kept open for
 * its label; nowhere, as a duplicate of a record predicted within the retention (a label that it
 * carries is taken all the same); or to {@code dead-letters}. The key and the Kafka time of what is
 * sent are the record's own. With {@code role=challenger} the champion is left to another
 * application, and so are the dead letters.
 */
public final class ClassifyProcessor implements Processor<byte[], RoutedSignal, Object, Object> {
  private final ClassifySettings settings;
  private final WeirMetrics metrics;
  private ProcessorContext<Object, Object> context;
  private DeadLetters deadLetters;
  private final Map<String, RouteMeters> meters = new HashMap<>();
  private Scorers scorers;
  private ChallengerScorers challengers;
  private JoinSession session;
  private ScoreTally scores;

  public ClassifyProcessor(ClassifySettings settings) {
    this.settings = settings;
    this.metrics = settings.metrics();
  }

  @Override
  public void init(ProcessorContext<Object, Object> context) {
    this.context = context;
    deadLetters = new DeadLetters(context, settings.deadLetterMaxBytes());
    scorers = new Scorers(settings.live(), metrics);
    challengers = new ChallengerScorers(scorers);
    session = new JoinSession(context, settings.join());
    session.expirePredictions();
    scores = new ScoreTally(context.getStateStore(Flow.SCORE_COUNTS), settings.live());
    context.schedule(
        Flow.SWEEP_EVERY, PunctuationType.WALL_CLOCK_TIME, now -> scorers.forgetRetired());
  }

  @Override
  public void process(Record<byte[], RoutedSignal> record) {
    RouteMeters meters = this.meters.computeIfAbsent(record.value().route(), metrics::route);
    try {
      meters.count(classify(record));
    } catch (RejectedException e) {
      meters.count(reject(record, e));
    }
  }

  private RecordOutcome reject(Record<byte[], RoutedSignal> record, RejectedException why) {
    if (!settings.role().scoresChampions()) {
      return RecordOutcome.LEFT_OUT;
    }
    metrics.deadLetter(why.reason());
    context.forward(deadLetters.of(RoutedSignal.raw(record), why), Flow.DEAD_LETTERS_SINK);
    return RecordOutcome.DEAD_LETTER;
  }

  private RecordOutcome classify(Record<byte[], RoutedSignal> record) throws RejectedException {
    long now = context.currentSystemTimeMs();
    String route = record.value().route();
    SignalRecord signal = record.value().signal();
    Bytes key = RecordKey.of(signal.getSource(), signal.getId());
    if (session.join().isKnown(key)) {
      takeLabelOfDuplicate(key, signal, now);
      return RecordOutcome.DUPLICATE;
    }
    long eventTime = signal.getEventTime().toEpochMilli();
    Choice.Made choice = settings.chooser().choose(route, eventTime);
    List<Prediction> predictions = predict(choice, route, signal, Instant.ofEpochMilli(now));
    if (predictions.isEmpty()) {
      return RecordOutcome.LEFT_OUT;
    }
    session.sawEventTime(eventTime);
    predictions.forEach(p -> send(record, p, eventTime));
    keep(key, signal, predictions, now);
    return RecordOutcome.PREDICTED;
  }

  private void send(Record<byte[], RoutedSignal> record, Prediction prediction, long eventTime) {
    context.forward(record.withValue(prediction), Flow.PREDICTIONS_SINK);
    scores.count(prediction, eventTime);
  }

  /** The champion's prediction first: whatever the challengers do, it stands. */
  private List<Prediction> predict(
      Choice.Made choice, String route, SignalRecord signal, Instant now) throws RejectedException {
    if (choice instanceof Choice.Scoring champion) {
      Prediction prediction =
          scorers
              .of(champion.model())
              .predict(signal, route, Scorer.CHAMPION, choice.revision(), now);
      return choice.challengers().isEmpty()
          ? List.of(prediction)
          : challengers.predict(choice, route, signal, now, prediction);
    }
    return challengers.predict(choice, route, signal, now, null);
  }

  private void keep(Bytes key, SignalRecord signal, List<Prediction> predictions, long now) {
    List<MadePrediction> made =
        predictions.size() == 1
            ? List.of(made(predictions.getFirst()))
            : predictions.stream().map(ClassifyProcessor::made).toList();
    OpenPrediction open = new OpenPrediction(signal.getEventTime().toEpochMilli(), now, null, made);
    if (session.join().opened(key, open, signal.getLabel())) {
      metrics.label(LabelOutcome.JOINED);
    }
  }

  private static MadePrediction made(Prediction prediction) {
    return new MadePrediction(
        prediction.getModel(),
        prediction.getVersion(),
        prediction.getRole(),
        prediction.getTimelineRevision(),
        prediction.getLabel());
  }

  private void takeLabelOfDuplicate(Bytes key, SignalRecord signal, long now) {
    if (signal.getLabel() != null) {
      long eventTime = signal.getEventTime().toEpochMilli();
      metrics.label(session.join().labelled(key, signal.getLabel(), eventTime, now));
    }
  }
}
