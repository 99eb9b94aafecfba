package dev.weir.history;

import dev.weir.data.ValueRange;
import dev.weir.model.InputShape;
import dev.weir.schemas.DeadLetterReason;
import dev.weir.schemas.RecordFault;
import dev.weir.schemas.SignalRecord;
import dev.weir.schemas.Topic;
import java.util.Optional;
import java.util.stream.DoubleStream;
import org.jspecify.annotations.Nullable;

/** The records of {@code signals}; a shape is channels x samples. */
public final class SignalKind implements RecordKind<SignalRecord> {
  /** The singleton. */
  public static final SignalKind INSTANCE = new SignalKind();

  private SignalKind() {}

  @Override
  public Topic topic() {
    return Topic.SIGNALS;
  }

  @Override
  public Class<SignalRecord> type() {
    return SignalRecord.class;
  }

  @Override
  public String source(SignalRecord record) {
    return record.getSource();
  }

  @Override
  public String id(SignalRecord record) {
    return record.getId();
  }

  @Override
  public long eventTime(SignalRecord record) {
    return record.eventTimeMillis();
  }

  @Override
  public @Nullable String label(SignalRecord record) {
    return record.getLabel();
  }

  @Override
  public String shape(SignalRecord record) {
    return record.getChannels() + "x" + record.getValues().length / record.getChannels();
  }

  @Override
  public InputShape inputShape(SignalRecord record) {
    return new InputShape.Signal(
        record.getChannels(), record.getValues().length / record.getChannels());
  }

  @Override
  public Optional<DeadLetterReason> problem(SignalRecord record) {
    return RecordFault.ofNames(record)
        .or(() -> RecordFault.ofSamples(record))
        .map(RecordFault::reason)
        .or(() -> Optional.of(DeadLetterReason.UNUSABLE_VALUES).filter(it -> !isInRange(record)));
  }

  private static boolean isInRange(SignalRecord record) {
    return DoubleStream.of(record.getValues()).allMatch(ValueRange::holds);
  }
}
