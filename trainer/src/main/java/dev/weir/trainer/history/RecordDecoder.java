package dev.weir.trainer.history;

import dev.weir.inputs.InputRecord;
import dev.weir.inputs.Reading;
import dev.weir.inputs.RecordMapper;
import dev.weir.inputs.mapping.InputMapping;
import dev.weir.inputs.path.UnmappableException;
import dev.weir.schemas.DeadLetterReason;
import dev.weir.schemas.SchemaFetcher;
import dev.weir.schemas.SchemaSource;
import dev.weir.schemas.SignalRecord;
import dev.weir.schemas.UndecodableException;
import dev.weir.schemas.windowing.TimeGrid;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.serialization.Deserializer;

/**
 * Reads the records of an input topic.
 *
 * @param <R> the record type
 */
interface RecordDecoder<R extends SpecificRecord> {

  /**
   * Reads a record. A reading becomes a piece of one sample.
   *
   * @throws UnmappableException if it cannot be used, with the reason
   */
  R decode(ConsumerRecord<byte[], byte[]> raw);

  /** Whether the key of a usable record is its source. */
  boolean isKeyed();

  /** Reads Weir's own records. */
  static <R extends SpecificRecord> RecordDecoder<R> ofWeir(Deserializer<R> values) {
    return new RecordDecoder<>() {
      @Override
      public R decode(ConsumerRecord<byte[], byte[]> raw) {
        R record = SchemaSource.readOrNull(values, raw.topic(), raw.value());
        if (record == null) {
          throw UnmappableException.undecodable("", "no such record");
        }
        return record;
      }

      @Override
      public boolean isKeyed() {
        return true;
      }
    };
  }

  /** Reads an input's records, as the application maps them. */
  static <R extends SpecificRecord> RecordDecoder<R> ofInput(
      InputMapping mapping, SchemaFetcher schemas, Class<R> type) {
    RecordMapper mapper = new RecordMapper(mapping, schemas);
    return new RecordDecoder<>() {
      @Override
      public R decode(ConsumerRecord<byte[], byte[]> raw) {
        InputRecord record = InputRecord.of(raw);
        try {
          return type.cast(
              switch (mapping.kind()) {
                case SIGNAL -> mapper.signal(record);
                case READING -> sample(mapper.reading(record), mapping);
                case IMAGE -> mapper.image(record);
                case LABEL -> mapper.label(record);
              });
        } catch (UndecodableException e) {
          throw UnmappableException.undecodable("", e.getMessage());
        }
      }

      @Override
      public boolean isKeyed() {
        return false;
      }
    };
  }

  /** By count, its place is known only when all readings of its source are. */
  private static SignalRecord sample(Reading reading, InputMapping mapping) {
    long start = mapping.grid().map(grid -> place(grid.places(), reading.time())).orElse(0L);
    return reading.asSignal().withStart(start);
  }

  private static long place(TimeGrid grid, long time) {
    if (!grid.takes(time) || grid.index(time) < 0) {
      throw new UnmappableException(
          DeadLetterReason.OFF_GRID, "", "the reading is off its place on the grid");
    }
    return grid.index(time);
  }
}
