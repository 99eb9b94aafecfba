package dev.weir.schemas;

import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serializer;

/**
 * Reads and writes records in Confluent's wire format through Confluent's registry client, with
 * Confluent's settings; see {@link AvroSerdeConfig}. It is compatible with Confluent's own serdes
 * in both directions.
 *
 * <pre>{@code
 * AvroSerde<SignalRecord> serde =
 *     AvroSerde.create(SignalRecord.class, Map.of("schema.registry.url", "http://localhost:8081"));
 * }</pre>
 *
 * <p>For a topic that carries several types use {@code AvroSerde<SpecificRecord>}: it reads the
 * type that the writer's schema names. Serializer and deserializer share one client and are
 * thread-safe.
 *
 * @param <T> the record type
 */
public final class AvroSerde<T extends SpecificRecord> implements Serde<T> {
  private final AvroSerializer<T> serializer;
  private final AvroDeserializer<T> deserializer;

  /** For Kafka, which calls {@link #configure}. Any of Weir's records. */
  @SuppressWarnings("unchecked") // raw use by Kafka: T is the type of the topic's records
  public AvroSerde() {
    this((Class<T>) SpecificRecord.class, new RegistryConnection(null));
  }

  /** For records of one class, or any of Weir's if it is {@code SpecificRecord.class}. */
  public AvroSerde(Class<T> type) {
    this(type, new RegistryConnection(null));
  }

  /** Uses this client, which is not closed; {@link #configure} is optional. */
  public AvroSerde(Class<T> type, SchemaRegistryClient client) {
    this(type, new RegistryConnection(client));
  }

  private AvroSerde(Class<T> type, RegistryConnection registry) {
    serializer = new AvroSerializer<>(registry);
    deserializer = new AvroDeserializer<>(type, registry);
  }

  /** Creates a configured serde for values. */
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
