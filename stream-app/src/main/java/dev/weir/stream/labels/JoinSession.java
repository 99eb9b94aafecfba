package dev.weir.stream.labels;

import dev.weir.stream.accuracy.AccuracyWindowKey;
import dev.weir.stream.names.ScoringIdentity;
import dev.weir.stream.names.TopologyNames;
import dev.weir.stream.state.EntryTimestamps;
import dev.weir.stream.state.ExpirySweep;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/**
 * A processor's access to the join: the stores of its task, the target of accuracy deltas, and the
 * newest event time seen, which drives expiry.
 */
public final class JoinSession {
  /** Maximum retentions that a label without a record is kept, whatever remains in a backlog. */
  private static final int MOST_RETENTIONS = 7;

  private final ProcessorContext<Object, Object> context;
  private final JoinContext settings;
  private final PendingPredictionStore open;
  private final PendingLabelStore waiting;
  private final LabelJoin join;
  private RecordProgress.Input input;
  private long streamTime = Long.MIN_VALUE / 2;
  private long labelsKafkaTime = Long.MIN_VALUE / 2;

  public JoinSession(ProcessorContext<Object, Object> context, JoinContext settings) {
    this.context = context;
    this.settings = settings;
    this.open = context.getStateStore(TopologyNames.OPEN_PREDICTIONS);
    this.waiting = context.getStateStore(TopologyNames.WAITING_LABELS);
    waiting.writtenAfter(open);
    this.join =
        new LabelJoin(
            open, waiting, new CountedClasses(settings.live()), this::isTooLate, this::forward);
  }

  public LabelJoin join() {
    return join;
  }

  /** Records a checked event time, in milliseconds since the epoch. */
  public void advanceStreamTime(long eventTime) {
    streamTime = Math.max(streamTime, eventTime);
  }

  /**
   * Records the times of a record to be predicted, in milliseconds since the epoch.
   *
   * @param kafkaTime when it arrived
   * @param now this machine's clock
   */
  public void recordArrived(long eventTime, long kafkaTime, long now) {
    input.advance(eventTime, kafkaTime, now);
  }

  /** Records when a label arrived, in milliseconds since the epoch. */
  void labelArrived(long kafkaTime) {
    labelsKafkaTime = Math.max(labelsKafkaTime, kafkaTime);
  }

  /** Schedules the expiry of the predictions that this session's records create. */
  public void expirePredictions() {
    input = open.progress().input(context.currentSystemTimeMs());
    expireOpen();
  }

  /** The same where another session of the task is told when records arrive. */
  public void expireOpen() {
    everySecond(now -> open.expire(streamTime, now));
  }

  /**
   * Schedules the expiry of labels: once the retention is over by the clock, and either records
   * have passed them or much younger labels arrive.
   *
   * @param onExpired receives each key before it is deleted
   */
  ExpirySweep expireLabels(Consumer<Bytes> onExpired) {
    ExpirySweep sweep = waiting.sweep(settings.retention(), onExpired);
    everySecond(now -> sweep.run((key, label) -> isExpired(label, now)));
    return sweep;
  }

  private boolean isExpired(EntryTimestamps label, long now) {
    long retention = settings.retention().toMillis();
    return now - label.firstSeen() > retention
        && (open.progress().isPast(label, now, retention)
            || labelsKafkaTime - label.firstSeen() > MOST_RETENTIONS * retention);
  }

  private boolean isTooLate(PendingPrediction prediction, long now) {
    return prediction.times().expired(open.newestTime(), now, settings.retention().toMillis());
  }

  private void everySecond(LongConsumer sweep) {
    context.schedule(TopologyNames.SWEEP_EVERY, PunctuationType.WALL_CLOCK_TIME, sweep::accept);
  }

  private void forward(LabelJoin.LabelEffect judgement) {
    StoredPrediction made = judgement.prediction();
    ScoringIdentity version = new ScoringIdentity(made.model(), made.version(), made.role());
    AccuracyWindowKey key =
        AccuracyWindowKey.at(version, judgement.eventTime(), settings.window().toMillis());
    context.forward(
        new Record<>(key.toString(), judgement.delta(), context.currentSystemTimeMs()),
        settings.deltas());
  }
}
