package dev.weir.trainer.history;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.weir.inputs.path.UnmappableException;
import dev.weir.schemas.DeadLetterReason;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Predicate;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/**
 * Decodes and validates the records of an input topic as the application does.
 *
 * @param kind the kind of record
 * @param decoder decodes them
 * @param sources sources to read
 * @param deduplicator receives the unusable ones
 * @param <R> the record type
 */
record RecordValidator<R extends SpecificRecord>(
    RecordKind<R> kind,
    RecordDecoder<R> decoder,
    Predicate<String> sources,
    RecordDeduplicator<R> deduplicator) {

  /** Returns the record if it is usable and its source is requested, else null. */
  @Nullable R take(ConsumerRecord<byte[], byte[]> raw) {
    R record;
    try {
      record = decoder.decode(raw);
    } catch (UnmappableException e) {
      deduplicator.addUnusable(e.reason(), raw.timestamp());
      return null;
    }
    String source = kind.id().apply(record).source();
    if (!sources.test(source)) {
      return null;
    }
    Optional<DeadLetterReason> problem =
        !decoder.isKeyed() || Arrays.equals(source.getBytes(UTF_8), raw.key())
            ? kind.problem().apply(record)
            : Optional.of(DeadLetterReason.KEY_MISMATCH);
    problem.ifPresent(
        reason -> deduplicator.addUnusable(reason, kind.eventTime().applyAsLong(record)));
    return problem.isEmpty() ? record : null;
  }
}
