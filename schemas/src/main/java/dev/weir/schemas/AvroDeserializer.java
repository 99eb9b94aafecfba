package dev.weir.schemas;

import dev.weir.base.BoundedDecoder;
import java.io.IOException;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import org.apache.avro.io.DatumReader;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;

/**
 * Reads records in Confluent's wire format, strictly: bytes after the record are an error just as
 * missing bytes are, and a count or length in the data never causes a larger allocation than the
 * data's own size. null stays null: a tombstone. Times that a writer declares as micro- or
 * nanoseconds are converted. A writer's schema that can turn a few bytes into much work is refused.
 * With {@code schema.registry.subjects=topic}, so is a schema that is not registered under the
 * topic's subject.
 *
 * <p>Each thread fetches a schema once, through a caching client, and keeps the last {@value
 * #MOST_READERS} schemas. An id that cannot be read is remembered for a while. Thread-safe.
 *
 * @param <T> the record type
 */
public final class AvroDeserializer<T extends SpecificRecord>
    implements Deserializer<T>, SchemaSource {
  /** Bounded because clients may register any number of schemas. */
  static final int MOST_READERS = 200;

  private final SchemaFetcher schemas;
  private final ReaderTypes<T> types;
  private final ThreadLocal<Workspace> workspaces = ThreadLocal.withInitial(Workspace::new);

  /** For Kafka, which calls {@link #configure}. Reads any of Weir's records. */
  @SuppressWarnings("unchecked") // raw use by Kafka: T is the type of the topic's records
  public AvroDeserializer() {
    this((Class<T>) SpecificRecord.class, new RegistryConnection(null));
  }

  /** Reads records of one class, or any of Weir's if it is {@code SpecificRecord.class}. */
  public AvroDeserializer(Class<T> type) {
    this(type, new RegistryConnection(null));
  }

  AvroDeserializer(Class<T> type, RegistryConnection registry) {
    this(type, new SchemaFetcher(registry));
  }

  /** Reads records of one class; the fetcher is configured already, or will be with this. */
  public AvroDeserializer(Class<T> type, SchemaFetcher schemas) {
    this.schemas = schemas;
    this.types = new ReaderTypes<>(type);
  }

  @Override
  public void configure(Map<String, ?> settings, boolean isKey) {
    schemas.configure(settings, isKey);
  }

  /**
   * Reads one record.
   *
   * @throws UndecodableException if the bytes are not a valid record
   * @throws RegistryUnavailableException if the registry cannot be reached for the schema
   */
  @Override
  public @Nullable T deserialize(String topic, byte @Nullable [] message) {
    if (message == null) {
      return null;
    }
    int id = WireFormat.schemaId(message);
    return workspaces.get().read(topic, id, message);
  }

  @Override
  public void close() {
    schemas.close();
  }

  @Override
  public OptionalInt knownId() {
    return schemas.knownId();
  }

  @Override
  public boolean mustAsk(String topic, byte[] message) {
    return schemas.mustAsk(topic, message);
  }

  @Override
  public boolean isRefused(String topic, int schemaId) {
    return schemas.isRefused(topic, schemaId);
  }

  @Override
  public boolean refuseIfAlone(
      String topic, RegistryUnavailableException failure, OptionalInt otherId) {
    return schemas.refuseIfAlone(topic, failure, otherId);
  }

  /** Reusable state of one thread. */
  private final class Workspace {
    private final BoundedDecoder decoder = new BoundedDecoder();
    private final Map<SchemaUse, DatumReader<T>> readers = RecentEntries.atMost(MOST_READERS);
    private @Nullable DatumReader<T> lastReader;
    private @Nullable String lastTopic;
    private int lastId;

    T read(String topic, int id, byte[] message) {
      DatumReader<T> reader = reader(topic, id);
      decoder.reset(message, WireFormat.HEADER);
      T record = decode(id, reader);
      if (decoder.remainingBytes() > 0) {
        throw new UndecodableException(
            "%d bytes are left after the record of schema id %d"
                .formatted(decoder.remainingBytes(), id));
      }
      return record;
    }

    private DatumReader<T> newReader(String topic, int id) {
      return schemas.make(topic, id, writer -> new RecordReader<>(writer, types.readerFor(writer)));
    }

    private DatumReader<T> reader(String topic, int id) {
      DatumReader<T> reader = lastReader;
      if (reader == null || id != lastId || !Objects.equals(topic, lastTopic)) {
        SchemaUse use = new SchemaUse(topic, id);
        reader = readers.get(use);
        if (reader == null) {
          reader = newReader(topic, id);
          readers.put(use, reader);
        }
        lastReader = reader;
        lastTopic = topic;
        lastId = id;
      }
      return reader;
    }

    /**
     * Avro throws various exceptions on corrupt data; an endlessly nested schema is corrupt too.
     */
    private T decode(int id, DatumReader<T> reader) {
      try {
        return reader.read(null, decoder);
      } catch (IOException | RuntimeException | StackOverflowError e) {
        throw new UndecodableException(
            "The data does not fit schema id %d: %s".formatted(id, DecodeFailure.text(e)), e);
      }
    }
  }
}
