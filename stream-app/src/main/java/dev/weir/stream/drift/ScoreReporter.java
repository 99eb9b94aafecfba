package dev.weir.stream.drift;

import dev.weir.stream.names.TopologyNames;
import java.time.Duration;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/**
 * Forwards a task's score counts at each interval. It processes no records: it exists, once per
 * task, to access the store that the classify processors update.
 *
 * @param interval between two reports
 */
public record ScoreReporter(Duration interval)
    implements Processor<byte[], byte[], String, ScoreDelta> {
  @Override
  public void init(ProcessorContext<String, ScoreDelta> context) {
    ScoreCountStore counts = context.getStateStore(TopologyNames.SCORE_COUNTS);
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
