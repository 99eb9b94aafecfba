package dev.weir.history;

import dev.weir.model.InputShape;
import dev.weir.schemas.DeadLetterReason;
import dev.weir.schemas.Topic;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/**
 * What the records of an input topic have in common.
 *
 * @param <R> the records
 */
public interface RecordKind<R extends SpecificRecord> {

  /** The topic that they are on. */
  Topic topic();

  /** Their class. */
  Class<R> type();

  /** The source id. */
  String source(R record);

  /** The id within the source. */
  String id(R record);

  /** Milliseconds since the epoch. */
  long eventTime(R record);

  /** The label within the record, or null. */
  @Nullable String label(R record);

  /** How large it is, such as {@code 1x40} or {@code 28x28}. */
  String shape(R record);

  /** What a model must take to score it. */
  InputShape inputShape(R record);

  /** Why it cannot be used, or null. */
  @Nullable DeadLetterReason problem(R record);
}
