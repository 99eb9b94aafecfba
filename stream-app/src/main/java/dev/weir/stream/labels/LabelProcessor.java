package dev.weir.stream.labels;

import dev.weir.schemas.LabelRecord;
import dev.weir.stream.decode.RejectedException;
import dev.weir.stream.names.LabelOutcome;
import dev.weir.stream.state.ExpirySweep;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/** Joins labels with their predictions, or keeps them until their record arrives. */
public final class LabelProcessor implements Processor<byte[], byte[], Object, Object> {
  private final LabelReader reader;
  private final JoinContext settings;
  private ProcessorContext<Object, Object> context;
  private JoinSession session;
  private ExpirySweep sweep;

  /**
   * Creates the processor of a task.
   *
   * @param reader of the labels
   * @param settings how labels are joined
   */
  public LabelProcessor(LabelReader reader, JoinContext settings) {
    this.reader = reader;
    this.settings = settings;
  }

  @Override
  public void init(ProcessorContext<Object, Object> context) {
    this.context = context;
    session = new JoinSession(context, settings);
    sweep = session.expireLabels(expired -> reader.metrics().label(LabelOutcome.UNKNOWN_RECORD));
  }

  @Override
  public void process(Record<byte[], byte[]> record) {
    try {
      LabelOutcome outcome = join(record);
      reader.metrics().label(outcome);
      if (outcome == LabelOutcome.WAITING) {
        sweep.added();
      }
    } catch (RejectedException e) {
      reader.reject(record, e, context);
    }
  }

  private LabelOutcome join(Record<byte[], byte[]> record) throws RejectedException {
    long now = context.currentSystemTimeMs();
    LabelRecord label = reader.read(record, now);
    long eventTime = label.getEventTime().toEpochMilli();
    session.labelArrived(record.timestamp());
    return session
        .join()
        .labelled(
            RecordKey.of(label.getSource(), label.getRecordId()), label.getLabel(), eventTime, now);
  }
}
