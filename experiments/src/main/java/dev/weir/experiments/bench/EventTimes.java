package dev.weir.experiments.bench;

import dev.weir.schemas.AvroSerde;
import dev.weir.schemas.Prediction;
import dev.weir.schemas.SignalRecord;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Deserializer;

/**
 * Extracts event times from outputs: they are copied from the signals, whereas Kafka timestamps are
 * those of the output.
 */
final class EventTimes implements AutoCloseable {

  private final Deserializer<SpecificRecord> records;

  /** Takes the settings of a serde. */
  EventTimes(Map<String, Object> clients) {
    this.records = AvroSerde.create(SpecificRecord.class, clients).deserializer();
  }

  /** The event time in milliseconds since the epoch. */
  long of(byte[] output) {
    return switch (records.deserialize("", output)) {
      case SignalRecord signal -> signal.eventTimeMillis();
      case Prediction prediction -> prediction.getEventTime().toEpochMilli();
      case SpecificRecord other ->
          throw new BenchFailure("an output is a " + other.getSchema().getName());
    };
  }

  @Override
  public void close() {
    records.close();
  }
}
