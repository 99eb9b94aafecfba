package dev.weir.schemas;

import io.confluent.kafka.schemaregistry.SchemaProvider;
import io.confluent.kafka.schemaregistry.avro.AvroSchemaProvider;
import io.confluent.kafka.schemaregistry.client.CachedSchemaRegistryClient;
import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import io.confluent.kafka.schemaregistry.testutil.MockSchemaRegistry;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.config.ConfigException;

/** Creates Confluent's client from settings. */
public final class RegistryClientFactory {
  private static final List<SchemaProvider> PROVIDERS =
      List.of(
          new AvroSchemaProvider(),
          new TextSchemaProvider(SchemaText.PROTOBUF),
          new TextSchemaProvider(SchemaText.JSON));

  private RegistryClientFactory() {}

  /**
   * Creates a client; {@code mock://NAME} returns the in-memory one of that name.
   *
   * @param settings as for {@link AvroSerdeConfig}
   * @throws ConfigException if they are incomplete or invalid
   */
  public static SchemaRegistryClient create(Map<String, ?> settings) {
    return create(new AvroSerdeConfig(settings));
  }

  static SchemaRegistryClient create(AvroSerdeConfig config) {
    try {
      String inMemory = MockSchemaRegistry.validateAndMaybeGetMockScope(config.urls());
      return inMemory == null
          ? remote(config)
          : MockSchemaRegistry.getClientForScope(inMemory, PROVIDERS);
    } catch (NoClassDefFoundError e) {
      // Confluent's OAuth classes of 7.5 use classes that Kafka 4 no longer has.
      throw (ConfigException)
          new ConfigException(
                  "bearer.auth.credentials.source",
                  config.originals().get("bearer.auth.credentials.source"),
                  "Not available with this Kafka client: use STATIC_TOKEN, CUSTOM or basic.auth")
              .initCause(e);
    }
  }

  private static SchemaRegistryClient remote(AvroSerdeConfig config) {
    return new CachedSchemaRegistryClient(
        new BoundedRestService(config.urls()),
        config.getInt(AvroSerdeConfig.MAX_SCHEMAS_PER_SUBJECT),
        PROVIDERS,
        config.clientSettings(),
        config.requestHeaders());
  }
}
