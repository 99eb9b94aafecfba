package dev.weir.stream.classify;

import dev.weir.schemas.Prediction;
import dev.weir.stream.decode.DeadLetterFactory;
import dev.weir.stream.decode.RejectedException;
import dev.weir.stream.ingest.RoutedImage;
import dev.weir.stream.ingest.RoutedRecord;
import dev.weir.stream.ingest.RoutedSignal;
import dev.weir.stream.labels.JoinSession;
import dev.weir.stream.labels.PendingPrediction;
import dev.weir.stream.labels.RecordKey;
import dev.weir.stream.metrics.WeirMetrics;
import dev.weir.stream.models.ModelSelection;
import dev.weir.stream.names.RecordOutcome;
import dev.weir.stream.names.TopologyNames;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;

/**
 * Predicts each record of an input topic once with each version that scores it.
 *
 * <p>A record has one of three results: predictions on {@code predictions}, kept open for its
 * label; nothing, if it duplicates a record predicted within the retention (its label is still
 * used); or a dead letter. Outputs have the record's key and the processing time as timestamp:
 * retention counts from there, however old the record is. With {@code role=challenger} another
 * application handles the champion and the dead letters.
 *
 * <p>Each input topic has its own processors over the same stores: a record id is unique across
 * signals and images.
 *
 * @param <T> the topic's records
 */
public final class ClassifyProcessor<T extends RoutedRecord>
    implements Processor<byte[], T, Object, Object> {
  private final ClassifyContext settings;
  private final WeirMetrics metrics;
  private ProcessorContext<Object, Object> context;
  private DeadLetterFactory deadLetters;
  private final Map<String, Consumer<RecordOutcome>> meters = new HashMap<>();
  private final ThreadLocal<ScorerCache<T>> scorers;
  private final ChampionScorers<T> champions;
  private final ChallengerScorers<T> challengers;
  private JoinSession session;
  private PredictionOutput outputs;

  private ClassifyProcessor(ClassifyContext settings, ThreadLocal<ScorerCache<T>> scorers) {
    this.settings = settings;
    this.scorers = scorers;
    this.metrics = settings.metrics();
    this.champions = new ChampionScorers<>(scorers, metrics);
    this.challengers = new ChallengerScorers<>(scorers);
  }

  /** Supplies the signal processors of all tasks; those on one thread share its scorers. */
  public static ProcessorSupplier<byte[], RoutedSignal, Object, Object> ofSignals(
      ClassifyContext settings) {
    return supplier(settings, SignalRecordScorer::new);
  }

  /** Supplies the image processors of all tasks; those on one thread share its scorers. */
  public static ProcessorSupplier<byte[], RoutedImage, Object, Object> ofImages(
      ClassifyContext settings) {
    return supplier(settings, ImageRecordScorer::new);
  }

  private static <T extends RoutedRecord> ProcessorSupplier<byte[], T, Object, Object> supplier(
      ClassifyContext settings, Scorer.Factory<T> factory) {
    ThreadLocal<ScorerCache<T>> scorers =
        ThreadLocal.withInitial(() -> new ScorerCache<>(settings, factory));
    return () -> new ClassifyProcessor<>(settings, scorers);
  }

  @Override
  public void init(ProcessorContext<Object, Object> context) {
    this.context = context;
    deadLetters = new DeadLetterFactory(context, settings.role(), settings.outputs(), metrics);
    session = new JoinSession(context, settings.join());
    session.expirePredictions();
    outputs = new PredictionOutput(context, settings, session);
    context.schedule(
        TopologyNames.SWEEP_EVERY, PunctuationType.WALL_CLOCK_TIME, now -> forgetRetired());
  }

  private void forgetRetired() {
    scorers.get().forgetRetired();
    champions.keepOnly(settings.live().get().classes().keySet());
  }

  /** A thread without tasks must not hold models. */
  @Override
  public void close() {
    scorers.remove();
  }

  @Override
  public void process(Record<byte[], T> record) {
    Consumer<RecordOutcome> counter =
        meters.computeIfAbsent(record.value().route(), metrics::route);
    try {
      counter.accept(classify(record));
    } catch (RejectedException e) {
      counter.accept(deadLetters.reject(() -> RoutedRecord.raw(record), e));
    }
  }

  private RecordOutcome classify(Record<byte[], T> record) throws RejectedException {
    long now = context.currentSystemTimeMs();
    T routed = record.value();
    Bytes key = RecordKey.of(routed.source(), routed.id());
    session.recordArrived(routed.eventTimeMillis(), record.timestamp(), now);
    PendingPrediction known = session.join().known(key);
    if (known != null && !routed.isAnotherThan(known.eventTime())) {
      PredictionOutput.joinLabelOfDuplicate(session, settings, key, routed, now);
      return RecordOutcome.DUPLICATE;
    }
    long eventTime = routed.eventTimeMillis();
    ModelSelection.Selected choice = settings.chooser().choose(routed.route(), eventTime);
    List<Prediction> predictions = predict(choice, routed, Instant.ofEpochMilli(now));
    if (predictions.isEmpty()) {
      return RecordOutcome.LEFT_OUT;
    }
    outputs.add(record, key, predictions, now);
    return RecordOutcome.PREDICTED;
  }

  /** The champion's prediction comes first and is kept whatever the challengers do. */
  private List<Prediction> predict(ModelSelection.Selected choice, T routed, Instant now)
      throws RejectedException {
    if (choice instanceof ModelSelection.ChampionSelected champion) {
      Prediction prediction = champions.predict(champion, routed, now);
      return choice.challengers().isEmpty()
          ? List.of(prediction)
          : challengers.predict(choice, routed, now, prediction);
    }
    return challengers.predict(choice, routed, now, null);
  }
}
