package dev.weir.schemas.json;

import dev.weir.base.WireNamed;
import dev.weir.schemas.AvroSerde;
import dev.weir.schemas.UndecodableException;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;

/** The form in which an output's records are written. */
public enum RecordFormat implements WireNamed {
  /** Avro in Confluent's wire format. */
  AVRO,
  /** A line of JSON in UTF-8, as by {@link RecordJson}. */
  JSON;

  private static final byte JSON_BEGINS = '{';

  /**
   * A serde that writes this format and reads both: a topic whose format was changed has records of
   * either. Avro begins with a zero byte, JSON with a brace.
   *
   * @param type of the records
   * @param settings of the registry's client
   */
  public <T extends SpecificRecord> Serde<T> serde(Class<T> type, Map<String, ?> settings) {
    AvroSerde<T> avro = AvroSerde.create(type, settings);
    return this == AVRO
        ? Serdes.serdeFrom(avro.serializer(), readingBoth(type, avro.deserializer()))
        : Serdes.serdeFrom(
            (topic, record) -> record == null ? null : RecordJson.bytes(record),
            readingBoth(type, avro.deserializer()));
  }

  /**
   * A deserializer of records in either format.
   *
   * @param type of the records
   * @param avro reads those in Avro
   */
  public static <T extends SpecificRecord> Deserializer<T> readingBoth(
      Class<T> type, Deserializer<T> avro) {
    return new EitherDeserializer<>(type, avro);
  }

  /** Whether a value is JSON. */
  public static boolean isJson(byte[] value) {
    return value != null && value.length > 0 && value[0] == JSON_BEGINS;
  }

  private record EitherDeserializer<T extends SpecificRecord>(Class<T> type, Deserializer<T> avro)
      implements Deserializer<T> {
    @Override
    public T deserialize(String topic, byte[] value) {
      if (!isJson(value)) {
        return avro.deserialize(topic, value);
      }
      try {
        return RecordJson.parse(value, type);
      } catch (RecordJsonException e) {
        throw new UndecodableException(e.getMessage(), e);
      }
    }

    @Override
    public void close() {
      avro.close();
    }
  }
}
