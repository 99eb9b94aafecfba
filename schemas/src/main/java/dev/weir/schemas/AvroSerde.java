package dev.weir.schemas;

import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serializer;

/**
 * Reads and writes records in Confluent's wire format through Confluent's registry client, with
 * Confluent's settings; see {@link AvroSerdeConfig}. What Confluent's own serdes write it reads,
 * and the other way round.
 *
 * <pre>{@code
 * AvroSerde<SignalRecord> serde =
 *     AvroSerde.create(SignalRecord.class, Map.of("schema.registry.url", "http://localhost:8081"));
 * }</pre>
 *
 * <p>For a topic that carries several types use {@code AvroSerde<SpecificRecord>}: it reads what
 * the writer's schema names. Both halves share one client, and are safe for use by several threads.
 *
 * @param <T> the records
 */
public final class AvroSerde<T extends SpecificRecord> implements Serde<T> {
  private final AvroSerializer<T> serializer;
  private final AvroDeserializer<T> deserializer;

  /** For Kafka, which calls {@link #configure}: any of Weir's records. */
  @SuppressWarnings("unchecked") // Kafka's raw use: the caller's T is whatever is on the topic
  public AvroSerde() {
    this((Class<T>) SpecificRecord.class, new Registry(null));
  }

  /** For records of one class, or, for {@code SpecificRecord.class}, any of Weir's. */
  public AvroSerde(Class<T> type) {
    this(type, new Registry(null));
  }

  /** With a given client, which is not closed; {@link #configure} is optional. */
  public AvroSerde(Class<T> type, SchemaRegistryClient client) {
    this(type, new Registry(client));
  }

  private AvroSerde(Class<T> type, Registry registry) {
    serializer = new AvroSerializer<>(registry);
    deserializer = new AvroDeserializer<>(type, registry);
  }

  /** A serde for values, ready for use. */
  public static <T extends SpecificRecord> AvroSerde<T> create(
      Class<T> type, Map<String, ?> settings) {
    AvroSerde<T> serde = new AvroSerde<>(type);
    serde.configure(settings, false);
    return serde;
  }

  @Override
  public void configure(Map<String, ?> settings, boolean isKey) {
    serializer.configure(settings, isKey);
    deserializer.configure(settings, isKey);
  }

  @Override
  public Serializer<T> serializer() {
    return serializer;
  }

  @Override
  public Deserializer<T> deserializer() {
    return deserializer;
  }

  @Override
  public void close() {
    serializer.close();
    deserializer.close();
  }
}
