package dev.weir.history;

import dev.weir.schemas.DeadLetterReason;
import dev.weir.schemas.SchemaSource;
import java.util.Optional;
import java.util.function.Predicate;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;

/**
 * Decodes and validates the records of an input topic like the stream.
 *
 * @param <R> the record type
 */
final class Intake<R extends SpecificRecord> {
  private final RecordKind<R> kind;
  private final Deserializer<R> deserializer;
  private final Predicate<String> sources;
  private final Sightings<R> sightings;

  Intake(
      RecordKind<R> kind,
      Deserializer<R> deserializer,
      Predicate<String> sources,
      Sightings<R> sightings) {
    this.kind = kind;
    this.deserializer = deserializer;
    this.sources = sources;
    this.sightings = sightings;
  }

  /** Returns the record if it is usable and its source is requested, else null. */
  @Nullable R take(ConsumerRecord<String, byte[]> raw) {
    R record = SchemaSource.readOrNull(deserializer, raw.topic(), raw.value());
    if (record == null) {
      sightings.addUnusable(DeadLetterReason.UNDECODABLE, raw.timestamp());
      return null;
    }
    if (!sources.test(kind.source(record))) {
      return null;
    }
    Optional<DeadLetterReason> problem =
        kind.source(record).equals(raw.key())
            ? kind.problem(record)
            : Optional.of(DeadLetterReason.KEY_MISMATCH);
    problem.ifPresent(reason -> sightings.addUnusable(reason, kind.eventTime(record)));
    return problem.isEmpty() ? record : null;
  }
}
