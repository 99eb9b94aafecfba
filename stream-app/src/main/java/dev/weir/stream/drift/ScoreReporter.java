package dev.weir.stream.drift;

import java.time.Duration;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/**
 * Sends a task's counts of scores on, at every interval. Of the records that it is given it takes
 * none: it is there, once a task, for the store that the classifying processors count into.
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
    // Labels are joined elsewhere.
  }
}
