package dev.weir.stream.labels;

import dev.weir.schemas.LabelRecord;
import dev.weir.stream.decode.InputOrigin;
import dev.weir.stream.decode.RejectedException;
import dev.weir.stream.metrics.WeirMetrics;
import dev.weir.stream.names.LabelOutcome;
import dev.weir.stream.state.ExpirySweep;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/**
 * Joins labels with their predictions, or keeps them until their record arrives.
 *
 * @param <V> the labels before they are read
 */
public final class LabelProcessor<V> implements Processor<byte[], V, Object, Object> {
  private final WeirMetrics metrics;
  private final JoinContext settings;
  private final Reading<V> reading;
  private ProcessorContext<Object, Object> context;
  private JoinSession session;
  private ExpirySweep sweep;

  private LabelProcessor(WeirMetrics metrics, JoinContext settings, Reading<V> reading) {
    this.metrics = metrics;
    this.settings = settings;
    this.reading = reading;
  }

  /** Reads labels, and sends the unusable ones to dead letters. */
  private interface Reading<V> {
    /** Returns null for a label that is not used. */
    LabelRecord read(Record<byte[], V> record, long now, ProcessorContext<?, Object> context);
  }

  /**
   * Creates the processor of a task for Weir's own topic.
   *
   * @param reader of the labels
   * @param settings how labels are joined
   */
  public static LabelProcessor<byte[]> ofRecords(LabelReader reader, JoinContext settings) {
    return new LabelProcessor<>(
        reader.metrics(),
        settings,
        (record, now, context) -> {
          InputOrigin.distrust(record.headers());
          try {
            return reader.read(record, now);
          } catch (RejectedException e) {
            reader.reject(record, e, context);
            return null;
          }
        });
  }

  /**
   * Creates the processor of a task for labels that have been read and checked.
   *
   * @param settings how labels are joined
   */
  public static LabelProcessor<LabelRecord> ofChecked(WeirMetrics metrics, JoinContext settings) {
    return new LabelProcessor<>(metrics, settings, (record, now, context) -> record.value());
  }

  @Override
  public void init(ProcessorContext<Object, Object> context) {
    this.context = context;
    session = new JoinSession(context, settings);
    sweep = session.expireLabels(expired -> metrics.label(LabelOutcome.UNKNOWN_RECORD));
  }

  @Override
  public void process(Record<byte[], V> record) {
    long now = context.currentSystemTimeMs();
    LabelRecord label = reading.read(record, now, context);
    if (label == null) {
      return;
    }
    session.labelArrived(record.timestamp());
    LabelOutcome outcome = join(label, now);
    metrics.label(outcome);
    if (outcome == LabelOutcome.WAITING) {
      sweep.added();
    }
  }

  private LabelOutcome join(LabelRecord label, long now) {
    return session
        .join()
        .labelled(
            RecordKey.of(label.getSource(), label.getRecordId()),
            label.getLabel(),
            label.getEventTime().toEpochMilli(),
            now);
  }
}
