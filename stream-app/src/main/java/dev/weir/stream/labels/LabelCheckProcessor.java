package dev.weir.stream.labels;

import dev.weir.stream.Flow;
import dev.weir.stream.decode.RejectedException;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/**
 * Checks labels before they go through a repartition topic: a dead letter must say where the label
 * came from, not through what it went. Their headers and Kafka times stay behind: nothing reads
 * them any more.
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
    try {
      var _ = reader.read(record, now);
      reader.checkFitsBetween(record);
      context.forward(new Record<>(record.key(), record.value(), now), Flow.LABELS_CHECKED);
    } catch (RejectedException e) {
      reader.reject(record, e, context);
    }
  }
}
