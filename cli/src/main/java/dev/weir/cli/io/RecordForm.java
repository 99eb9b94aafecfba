package dev.weir.cli.io;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.weir.schemas.AvroSerde;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/** How records are written to a topic. */
public interface RecordForm {

  /**
   * The record as it is sent.
   *
   * @param timestamp Kafka's, milliseconds since the epoch; null: the form's own choice
   * @throws IllegalArgumentException if it cannot be written in this form
   */
  ProducerRecord<byte[], byte[]> record(
      String topic, String source, SpecificRecord record, @Nullable Long timestamp);

  /**
   * Weir's own records, keyed by their source.
   *
   * @param settings of the registry's client
   */
  static RecordForm ofWeir(Map<String, Object> settings) {
    Serializer<SpecificRecord> values =
        AvroSerde.create(SpecificRecord.class, settings).serializer();
    return (topic, source, record, timestamp) ->
        new ProducerRecord<>(
            topic, null, timestamp, source.getBytes(UTF_8), values.serialize(topic, record));
  }
}
