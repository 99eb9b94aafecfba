package dev.weir.trainer.history;

import dev.weir.schemas.DeadLetterReason;
import dev.weir.schemas.SchemaSource;
import java.util.Optional;
import java.util.function.Predicate;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;

/**
 * Decodes and validates the records of an input topic as the application does.
 *
 * @param kind the kind of record
 * @param deserializer decodes them
 * @param sources sources to read
 * @param deduplicator receives the unusable ones
 * @param <R> the record type
 */
record RecordValidator<R extends SpecificRecord>(
    RecordKind<R> kind,
    Deserializer<R> deserializer,
    Predicate<String> sources,
    RecordDeduplicator<R> deduplicator) {

  /** Returns the record if it is usable and its source is requested, else null. */
  @Nullable R take(ConsumerRecord<String, byte[]> raw) {
    R record = SchemaSource.readOrNull(deserializer, raw.topic(), raw.value());
    if (record == null) {
      deduplicator.addUnusable(DeadLetterReason.UNDECODABLE, raw.timestamp());
      return null;
    }
    String source = kind.id().apply(record).source();
    if (!sources.test(source)) {
      return null;
    }
    Optional<DeadLetterReason> problem =
        source.equals(raw.key())
            ? kind.problem().apply(record)
            : Optional.of(DeadLetterReason.KEY_MISMATCH);
    problem.ifPresent(
        reason -> deduplicator.addUnusable(reason, kind.eventTime().applyAsLong(record)));
    return problem.isEmpty() ? record : null;
  }
}
