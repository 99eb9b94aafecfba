package dev.weir.stream.drift;

import java.time.Duration;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/**
 * Forwards a task's score counts at each interval. It processes no records: it exists, once per
 * task, to access the store that the classify processors update.
 */
public final class ScoreReporter implements Processor<byte[], byte[], String, ScoreDelta> {
  private final String store;
  private final Duration interval;

  /**
   * Creates the reporter of a task.
   *
   * @param store the name of its {@link ScoreCounts}
   */
  public ScoreReporter(String store, Duration interval) {
    this.store = store;
    this.interval = interval;
  }

  @Override
  public void init(ProcessorContext<String, ScoreDelta> context) {
    ScoreCounts counts = context.getStateStore(store);
    context.schedule(
        interval,
        PunctuationType.WALL_CLOCK_TIME,
        now -> counts.drain((key, delta) -> context.forward(new Record<>(key, delta, now))));
  }

  @Override
  public void process(Record<byte[], byte[]> record) {
    // Another processor joins labels.
  }
}
