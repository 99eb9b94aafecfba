package dev.weir.stream.labels;

import dev.weir.schemas.DeadLetterReason;
import dev.weir.schemas.LabelRecord;
import dev.weir.schemas.RecordFault;
import dev.weir.stream.config.InstanceRole;
import dev.weir.stream.decode.DeadLetterFactory;
import dev.weir.stream.decode.OutputSettings;
import dev.weir.stream.decode.RecordChecks;
import dev.weir.stream.decode.RecordDecoder;
import dev.weir.stream.decode.RejectedException;
import dev.weir.stream.metrics.WeirMetrics;
import dev.weir.stream.names.LabelOutcome;
import dev.weir.stream.names.RecordOutcome;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/**
 * Decodes and checks labels, and sends the unusable ones to dead letters.
 *
 * @param decoder of the labels
 * @param checks of every input record
 * @param role whether this application writes dead letters
 * @param outputs what dead letters copy from labels
 * @param metrics the meters
 */
public record LabelReader(
    RecordDecoder<LabelRecord> decoder,
    RecordChecks checks,
    InstanceRole role,
    OutputSettings outputs,
    WeirMetrics metrics) {

  /**
   * Reads a label.
   *
   * @param now this machine's clock, milliseconds since the epoch
   * @throws RejectedException if it cannot be used
   */
  LabelRecord read(Record<byte[], byte[]> record, long now) throws RejectedException {
    LabelRecord label = decoder.decode(record.value());
    check(label, record.key(), now);
    return label;
  }

  /**
   * Checks a label.
   *
   * @param key of its record, which must be its source
   * @param now this machine's clock, milliseconds since the epoch
   * @throws RejectedException if it cannot be used
   */
  private void check(LabelRecord label, byte[] key, long now) throws RejectedException {
    RecordChecks.checkKey(key, label.getSource());
    RecordChecks.check(RecordFault.ofNames(label));
    checks.checkEventTime(label.getEventTime().toEpochMilli(), now);
  }

  /**
   * Checks that the serialized label fits into an internal topic: its writer's schema may have
   * additional fields.
   *
   * @throws RejectedException if it is too large
   */
  void checkFitsBetween(Record<byte[], byte[]> record) throws RejectedException {
    long bytes = (long) record.key().length + record.value().length;
    long room = outputs.limits().internal();
    if (bytes > room) {
      throw new RejectedException(
          DeadLetterReason.TOO_LARGE,
          "key and value have %,d bytes; the topic in which labels are repartitioned has room for %,d"
              .formatted(bytes, room));
    }
  }

  /** Counts an unusable label and forwards it, unless another application does. */
  void reject(
      Record<byte[], byte[]> record, RejectedException why, ProcessorContext<?, Object> context) {
    RecordOutcome outcome =
        new DeadLetterFactory(context, role, outputs, metrics).reject(() -> record, why);
    if (outcome == RecordOutcome.LEFT_OUT) {
      metrics.label(LabelOutcome.LEFT_OUT);
    } else {
      metrics.label(
          why.reason() == DeadLetterReason.KEY_MISMATCH
              ? LabelOutcome.KEY_MISMATCH
              : LabelOutcome.DEAD_LETTER);
    }
  }
}
