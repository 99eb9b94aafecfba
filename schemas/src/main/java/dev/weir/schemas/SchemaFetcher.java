package dev.weir.schemas;

import io.confluent.kafka.schemaregistry.ParsedSchema;
import io.confluent.kafka.schemaregistry.avro.AvroSchema;
import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.util.Collections;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.avro.Schema;
import org.apache.kafka.common.Configurable;
import org.jspecify.annotations.Nullable;

/**
 * Fetches writers' schemas by id, for readers that keep what they make of them. A schema that can
 * turn a few bytes into much work is refused; with {@code schema.registry.subjects=topic}, so is
 * one that is not registered under the topic's subject. An id that cannot be read is remembered for
 * a while. Thread-safe.
 */
public final class SchemaFetcher implements SchemaSource, Configurable, AutoCloseable {
  /**
   * Maximum number of remembered ids that some thread has read; as many as the client caches by
   * default.
   */
  private static final int MOST_READ = 1_000;

  /** An id that no registry assigns: ids count up from 1. */
  private static final int NOBODYS = Integer.MAX_VALUE - 1;

  private static final int NONE = -1;
  private static final int ROUNDS = 3;

  private final RegistryConnection registry;
  private final RefusedIds refused = new RefusedIds();
  private final Map<SchemaUse, Boolean> known =
      Collections.synchronizedMap(RecentEntries.atMost(MOST_READ));
  private volatile WriterSubjects subjects = WriterSubjects.ANY;
  private volatile int knownId = NONE;

  /** A fetcher that {@link #configure} connects. */
  public SchemaFetcher() {
    this(new RegistryConnection(null));
  }

  /** A fetcher with a client, which the caller closes; {@link #configure} is optional. */
  public SchemaFetcher(SchemaRegistryClient client) {
    this(new RegistryConnection(client));
  }

  SchemaFetcher(RegistryConnection registry) {
    this.registry = registry;
  }

  /**
   * Connects to the registry, for values.
   *
   * @param settings as for {@link AvroSerdeConfig}
   */
  @Override
  public void configure(Map<String, ?> settings) {
    configure(settings, false);
  }

  void configure(Map<String, ?> settings, boolean isKey) {
    AvroSerdeConfig config = new AvroSerdeConfig(settings);
    registry.open(config);
    subjects = config.writerSubjects(isKey);
  }

  /**
   * Makes something of an Avro schema, such as a reader.
   *
   * @param topic the topic of the record
   * @param id of the schema
   * @param maker throws {@link UndecodableException} for a schema that it cannot use
   * @throws UndecodableException if the id is unknown, or refused now or a moment ago
   * @throws RegistryUnavailableException if the registry cannot be reached
   */
  public <R> R make(@Nullable String topic, int id, Function<Schema, R> maker) {
    return remembering(new SchemaUse(topic, id), use -> makeOnce(use, maker));
  }

  /**
   * Makes something of a schema that is not Avro's, such as its descriptors.
   *
   * @param topic the topic of the record
   * @param id of the schema
   * @param type of the schema, as in the registry
   * @param maker throws {@link UndecodableException} for a schema that it cannot use
   * @param recordName the full name of the record's type in what was made; asked for only if the
   *     subject depends on it
   * @throws UndecodableException if the id is unknown, of another type, or refused now or a moment
   *     ago
   * @throws RegistryUnavailableException if the registry cannot be reached
   */
  public <R> R makeOfText(
      @Nullable String topic,
      int id,
      String type,
      Function<SchemaText, R> maker,
      Function<R, String> recordName) {
    return remembering(
        new SchemaUse(topic, id),
        use -> {
          R made = maker.apply(fetchText(id, type));
          checkSubject(use, () -> recordName.apply(made));
          knownId = id;
          return made;
        });
  }

  /**
   * The subject of a topic's values, as clients name it by default.
   *
   * @param topic the topic's full name
   */
  public static String subject(String topic) {
    return SubjectNaming.TOPIC.subject(topic, "", false);
  }

  /**
   * The id of the latest schema of a subject.
   *
   * @return empty: the registry has no such subject, no schema of it, or does not show it to this
   *     client, which may read schemas by id nevertheless
   * @throws RegistryUnavailableException if the registry cannot be reached
   */
  public OptionalInt latest(String subject) {
    try {
      return OptionalInt.of(
          registry.ask(client -> client.getLatestSchemaMetadata(subject)).getId());
    } catch (RestClientException e) {
      if (RegistryErrors.unknown(e) || e.getStatus() == HttpURLConnection.HTTP_FORBIDDEN) {
        return OptionalInt.empty();
      }
      throw RegistryErrors.latest(subject, e, registry.address());
    } catch (IOException e) {
      throw RegistryErrors.latest(subject, e, registry.address());
    }
  }

  private <R> R remembering(SchemaUse use, Function<SchemaUse, R> maker) {
    refused.check(use);
    try {
      R made = maker.apply(use);
      refused.forget(use);
      known.put(use, true);
      return made;
    } catch (UndecodableException e) {
      throw refused.refuse(use, e);
    }
  }

  private <R> R makeOnce(SchemaUse use, Function<Schema, R> maker) {
    Schema writer = fetch(use.id());
    WriterSchemas.check("Schema id " + use.id(), writer);
    checkSubject(use, writer::getFullName);
    knownId = use.id();
    return maker.apply(writer);
  }

  private Schema fetch(int id) {
    try {
      ParsedSchema schema = registry.schema(id);
      if (schema instanceof AvroSchema avro) {
        return avro.rawSchema();
      }
      throw otherType(id, schema, "Avro");
    } catch (IOException | RestClientException e) {
      throw RegistryErrors.reading(id, e, registry.address());
    } catch (StackOverflowError e) {
      throw new UndecodableException(
          "Schema id %d is refused: it nests too deep to be read".formatted(id), e);
    }
  }

  private SchemaText fetchText(int id, String type) {
    try {
      ParsedSchema schema = registry.schema(id);
      if (schema instanceof TextSchema text && text.schemaType().equals(type)) {
        return SchemaReferences.resolve(text, registry);
      }
      throw otherType(id, schema, type);
    } catch (IOException | RestClientException e) {
      throw RegistryErrors.reading(id, e, registry.address());
    }
  }

  private static UndecodableException otherType(int id, ParsedSchema schema, String wanted) {
    return new UndecodableException(
        "Schema id %d is of type %s, not %s".formatted(id, schema.schemaType(), wanted));
  }

  private void checkSubject(SchemaUse use, Supplier<String> record) {
    try {
      subjects.check(use, record, registry);
    } catch (IOException | RestClientException e) {
      throw RegistryErrors.reading(use.id(), e, registry.address());
    }
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

  @Override
  public void close() {
    registry.close();
  }
}
