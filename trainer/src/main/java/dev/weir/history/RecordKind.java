package dev.weir.history;

import dev.weir.model.InputShape;
import dev.weir.schemas.DeadLetterReason;
import dev.weir.schemas.Topic;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/**
 * The common properties of an input topic's records.
 *
 * @param <R> the record type
 */
public interface RecordKind<R extends SpecificRecord> {

  /** Their topic. */
  Topic topic();

  /** Their class. */
  Class<R> type();

  /** The source id. */
  String source(R record);

  /** The id within the source. */
  String id(R record);

  /** Milliseconds since the epoch. */
  long eventTime(R record);

  /** The label in the record, or null. */
  @Nullable String label(R record);

  /** Its shape, such as {@code 1x40} or {@code 28x28}. */
  String shape(R record);

  /** The input shape that a model needs to score it. */
  InputShape inputShape(R record);

  /** Why it cannot be used, if so. */
  Optional<DeadLetterReason> problem(R record);
}
