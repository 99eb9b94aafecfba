package dev.weir.stream.labels;

import dev.weir.stream.decode.InputOrigin;
import dev.weir.stream.decode.RejectedException;
import dev.weir.stream.names.TopologyNames;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/**
 * Checks labels before the repartition topic, since a dead letter must name the label's original
 * position. Headers and Kafka timestamps are dropped: nothing reads them downstream.
 */
public final class LabelCheckProcessor implements Processor<byte[], byte[], byte[], Object> {
  private final LabelReader reader;
  private ProcessorContext<byte[], Object> context;

  public LabelCheckProcessor(LabelReader reader) {
    this.reader = reader;
  }

  @Override
  public void init(ProcessorContext<byte[], Object> context) {
    this.context = context;
  }

  @Override
  public void process(Record<byte[], byte[]> record) {
    long now = context.currentSystemTimeMs();
    InputOrigin.distrust(record.headers());
    try {
      var _ = reader.read(record, now);
      reader.checkFitsBetween(record);
      context.forward(
          new Record<>(record.key(), record.value(), now), TopologyNames.LABELS_CHECKED);
    } catch (RejectedException e) {
      reader.reject(record, e, context);
    }
  }
}
