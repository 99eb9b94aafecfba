package dev.weir.stream.labels;

import dev.weir.stream.Flow;
import dev.weir.stream.accuracy.WindowKey;
import dev.weir.stream.state.ExpirySweep;
import java.util.function.Consumer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;

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
    this.join =
        new LabelJoin(store(Flow.OPEN_PREDICTIONS), store(Flow.WAITING_LABELS), this::forward);
  }

  public LabelJoin join() {
    return join;
  }

  /** Notes a checked event time, in milliseconds since the epoch. */
  public void sawEventTime(long eventTime) {
    streamTime = Math.max(streamTime, eventTime);
  }

  /**
   * Schedules the sweep of one of the stores.
   *
   * @param onExpired told of each key before it is deleted
   */
  public ExpirySweep sweep(String storeName, Consumer<Bytes> onExpired) {
    ExpirySweep sweep =
        new ExpirySweep(store(storeName), settings.retention().toMillis(), onExpired);
    context.schedule(
        Flow.SWEEP_EVERY, PunctuationType.WALL_CLOCK_TIME, now -> sweep.run(streamTime, now));
    return sweep;
  }

  private KeyValueStore<Bytes, byte[]> store(String name) {
    return context.getStateStore(name);
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
