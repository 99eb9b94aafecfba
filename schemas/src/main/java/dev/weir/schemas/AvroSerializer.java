package dev.weir.schemas;

import io.confluent.kafka.schemaregistry.avro.AvroSchema;
import io.confluent.kafka.schemaregistry.avro.AvroSchemaUtils;
import io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException;
import java.io.IOException;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.avro.io.DatumWriter;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/**
 * Writes records in Confluent's wire format. null stays null: a tombstone.
 *
 * <p>A schema's id is requested once per subject. Schemas are registered as in the schema files,
 * without Avro's Java properties. Thread-safe: each thread has its own buffer, so a record costs
 * little more than the returned array.
 *
 * @param <T> the record type
 */
public final class AvroSerializer<T extends SpecificRecord> implements Serializer<T> {
  private final RegistryConnection registry;
  private final Map<SubjectSchema, Integer> ids = new ConcurrentHashMap<>();
  private final ThreadLocal<Workspace> workspaces = ThreadLocal.withInitial(Workspace::new);
  private SubjectNaming naming = SubjectNaming.TOPIC;
  private boolean autoRegister = true;
  private boolean normalize;
  private boolean isKey;

  /** For Kafka, which calls {@link #configure}. */
  public AvroSerializer() {
    this(new RegistryConnection(null));
  }

  AvroSerializer(RegistryConnection registry) {
    this.registry = registry;
  }

  @Override
  public void configure(Map<String, ?> settings, boolean isKey) {
    AvroSerdeConfig config = new AvroSerdeConfig(settings);
    registry.open(config);
    naming = config.subjectNaming(isKey);
    autoRegister = config.getBoolean(AvroSerdeConfig.AUTO_REGISTER_SCHEMAS);
    normalize = config.getBoolean(AvroSerdeConfig.NORMALIZE_SCHEMAS);
    this.isKey = isKey;
  }

  /**
   * Writes one record.
   *
   * @throws SchemaRefusedException if the registry refuses the schema
   * @throws RegistryUnavailableException if the registry cannot be reached
   * @throws SerializationException if a required field is null
   */
  @Override
  public byte @Nullable [] serialize(String topic, @Nullable T record) {
    if (record == null) {
      return null;
    }
    Workspace workspace = workspaces.get();
    int id = workspace.id(topic, record.getSchema());
    try {
      return workspace.write(id, record);
    } catch (IOException | AvroRuntimeException | ClassCastException | NullPointerException e) {
      throw new SerializationException(
          "Cannot write a %s for topic %s: a field has no value or one of a wrong type"
              .formatted(record.getSchema().getName(), topic),
          e);
    }
  }

  @Override
  public void close() {
    registry.close();
  }

  private int lookUp(String topic, Schema schema) {
    String subject = naming.subject(topic, schema.getFullName(), isKey);
    SubjectSchema key = new SubjectSchema(subject, schema);
    Integer known = ids.get(key);
    if (known != null) {
      return known;
    }
    int id = ask(subject, schema);
    ids.put(key, id);
    return id;
  }

  private int ask(String subject, Schema schema) {
    AvroSchema plain = new AvroSchema(withoutJavaHints(schema));
    try {
      return registry.ask(
          client ->
              autoRegister
                  ? client.register(subject, plain, normalize)
                  : client.getId(subject, plain, normalize));
    } catch (IOException | RestClientException e) {
      throw RegistryErrors.writing(subject, e, registry.address());
    }
  }

  private static Schema withoutJavaHints(Schema schema) {
    return AvroSchemaUtils.getSchema(
        new org.apache.avro.generic.GenericData.Record(schema), false, false, true);
  }

  private record SubjectSchema(String subject, Schema schema) {}

  /** Reusable state of one thread. */
  private final class Workspace {
    private final PayloadEncoder encoder = new PayloadEncoder();
    private @Nullable String lastTopic;
    private @Nullable Schema lastSchema;
    private @Nullable DatumWriter<SpecificRecord> writer;
    private int lastId;

    @SuppressWarnings("ReferenceEquality") // one schema object per class
    int id(String topic, Schema schema) {
      if (schema != lastSchema || !Objects.equals(topic, lastTopic)) {
        lastId = lookUp(topic, schema);
        lastSchema = schema;
        lastTopic = topic;
        writer = new SpecificDatumWriter<>(schema, WeirData.INSTANCE);
      }
      return lastId;
    }

    byte[] write(int id, SpecificRecord record) throws IOException {
      encoder.start(id);
      writer.write(record, encoder);
      return encoder.toBytes();
    }
  }
}
