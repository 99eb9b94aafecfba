package dev.weir.schemas;

import dev.weir.base.BoundedDecoder;
import io.confluent.kafka.schemaregistry.ParsedSchema;
import io.confluent.kafka.schemaregistry.avro.AvroSchema;
import io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException;
import java.io.IOException;
import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import org.apache.avro.Schema;
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

  /**
   * Maximum number of remembered ids that some thread has read; as many as the client caches by
   * default.
   */
  private static final int MOST_READ = 1_000;

  private final RegistryConnection registry;
  private final ReaderTypes<T> types;
  private final ThreadLocal<Workspace> workspaces = ThreadLocal.withInitial(Workspace::new);

  /** An id that no registry assigns: ids count up from 1. */
  private static final int NOBODYS = Integer.MAX_VALUE - 1;

  private static final int NONE = -1;
  private static final int ROUNDS = 3;

  private final RefusedIds refused = new RefusedIds();
  private final Map<SchemaUse, Boolean> known =
      Collections.synchronizedMap(RecentEntries.atMost(MOST_READ));
  private volatile WriterSubjects subjects = WriterSubjects.ANY;
  private volatile int knownId = NONE;

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
    this.registry = registry;
    this.types = new ReaderTypes<>(type);
  }

  @Override
  public void configure(Map<String, ?> settings, boolean isKey) {
    AvroSerdeConfig config = new AvroSerdeConfig(settings);
    registry.open(config);
    subjects = config.writerSubjects(isKey);
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
    registry.close();
  }

  @Override
  public OptionalInt knownId() {
    return knownId == NONE ? OptionalInt.empty() : OptionalInt.of(knownId);
  }

  @Override
  public boolean mustAsk(String topic, byte[] message) {
    SchemaUse use;
    try {
      use = new SchemaUse(topic, WireFormat.schemaId(message));
    } catch (UndecodableException e) {
      return false;
    }
    return known.get(use) == null && !refused.holds(use);
  }

  @Override
  public boolean isRefused(String topic, int schemaId) {
    return refused.has(new SchemaUse(topic, schemaId));
  }

  @Override
  public boolean refuseIfAlone(
      String topic, RegistryUnavailableException failure, OptionalInt otherId) {
    if (failure.schemaId().isEmpty()) {
      return false;
    }
    int id = failure.schemaId().getAsInt();
    int other = knownId().orElse(otherId.orElse(NOBODYS));
    boolean isOutage = RegistryErrors.maybeOutage(failure.getCause());
    for (int round = 0; round < ROUNDS; round++) {
      // A known id may be answered by a cache in front of a registry that has lost its store;
      // therefore, in an outage, an unknown id is requested too.
      if (other == id
          || !answersFor(other)
          || (isOutage && !answersFor(NOBODYS))
          || answersFor(id)) {
        return false;
      }
    }
    refused.refuseForLong(new SchemaUse(topic, id), RegistryErrors.alone(id, failure.getCause()));
    return true;
  }

  /** Whether the registry answers all requests needed to read records with this id. */
  private boolean answersFor(int id) {
    return registry.answersFor(id, !subjects.equals(WriterSubjects.ANY));
  }

  private DatumReader<T> newReader(SchemaUse use) {
    refused.check(use);
    try {
      DatumReader<T> reader = makeReader(use);
      refused.forget(use);
      known.put(use, true);
      return reader;
    } catch (UndecodableException e) {
      throw refused.refuse(use, e);
    }
  }

  private DatumReader<T> makeReader(SchemaUse use) {
    Schema writer = fetch(use.id());
    WriterSchemas.check(use.id(), writer);
    checkSubject(use, writer);
    knownId = use.id();
    return new RecordReader<>(writer, types.readerFor(writer));
  }

  private Schema fetch(int id) {
    try {
      ParsedSchema schema = registry.schema(id);
      if (schema instanceof AvroSchema avro) {
        return avro.rawSchema();
      }
      throw new UndecodableException(
          "Schema id %d is of type %s, not Avro's".formatted(id, schema.schemaType()));
    } catch (IOException | RestClientException e) {
      throw RegistryErrors.reading(id, e, registry.address());
    } catch (StackOverflowError e) {
      throw new UndecodableException(
          "Schema id %d is refused: it nests too deep to be read".formatted(id), e);
    }
  }

  private void checkSubject(SchemaUse use, Schema writer) {
    try {
      subjects.check(use, writer, registry);
    } catch (IOException | RestClientException e) {
      throw RegistryErrors.reading(use.id(), e, registry.address());
    }
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

    private DatumReader<T> reader(String topic, int id) {
      DatumReader<T> reader = lastReader;
      if (reader == null || id != lastId || !Objects.equals(topic, lastTopic)) {
        SchemaUse use = new SchemaUse(topic, id);
        reader = readers.get(use);
        if (reader == null) {
          reader = newReader(use);
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
