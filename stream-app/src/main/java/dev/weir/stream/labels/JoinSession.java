package dev.weir.stream.labels;

import dev.weir.stream.Flow;
import dev.weir.stream.accuracy.WindowKey;
import dev.weir.stream.state.Age;
import dev.weir.stream.state.ExpirySweep;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/**
 * A processor's access to the join: the stores of its task, where the accuracy deltas go, and the
 * newest event time that it has seen, by which entries expire.
 */
public final class JoinSession {
  private final ProcessorContext<Object, Object> context;
  private final JoinSettings settings;
  private final LabelJoin join;
  private long streamTime = Long.MIN_VALUE / 2;

  public JoinSession(ProcessorContext<Object, Object> context, JoinSettings settings) {
    this.context = context;
    this.settings = settings;
    this.join = new LabelJoin(open(), waiting(), this::isTooLate, this::forward);
  }

  public LabelJoin join() {
    return join;
  }

  /** Notes a checked event time, in milliseconds since the epoch. */
  public void sawEventTime(long eventTime) {
    streamTime = Math.max(streamTime, eventTime);
  }

  /** Schedules the expiry of predictions. */
  public void expirePredictions() {
    OpenPredictions open = open();
    everySecond(now -> open.expire(streamTime, now));
  }

  /**
   * Schedules the expiry of labels.
   *
   * @param onExpired told of each key before it is deleted
   */
  ExpirySweep expireLabels(Consumer<Bytes> onExpired) {
    ExpirySweep sweep = waiting().sweep(settings.retention(), onExpired);
    everySecond(now -> sweep.run(streamTime, now));
    return sweep;
  }

  private boolean isTooLate(OpenPrediction prediction, long now) {
    return new Age(prediction.eventTime(), prediction.firstSeen())
        .expired(open().newestTime(), now, settings.retention().toMillis());
  }

  private void everySecond(LongConsumer sweep) {
    context.schedule(Flow.SWEEP_EVERY, PunctuationType.WALL_CLOCK_TIME, sweep::accept);
  }

  private OpenPredictions open() {
    return context.getStateStore(Flow.OPEN_PREDICTIONS);
  }

  private WaitingLabels waiting() {
    return context.getStateStore(Flow.WAITING_LABELS);
  }

  private void forward(LabelJoin.Judgement judgement) {
    MadePrediction made = judgement.prediction();
    WindowKey key =
        WindowKey.at(
            made.model(),
            made.version(),
            made.role(),
            judgement.eventTime(),
            settings.window().toMillis());
    context.forward(
        new Record<>(key.toString(), judgement.delta(), context.currentSystemTimeMs()),
        settings.deltas());
  }
}
