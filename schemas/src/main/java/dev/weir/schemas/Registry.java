package dev.weir.schemas;

import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.kafka.common.config.ConfigException;
import org.jspecify.annotations.Nullable;

/** A client that is given, or made from settings and then closed with its user. */
final class Registry implements AutoCloseable {
  private final boolean given;
  private volatile @Nullable SchemaRegistryClient client;
  private volatile String address = "the given client";

  Registry(@Nullable SchemaRegistryClient client) {
    this.client = client;
    this.given = client != null;
  }

  /** Makes the client unless there is one. */
  synchronized void open(AvroSerdeConfig config) {
    if (client == null) {
      client = RegistryClients.create(config);
      address = String.join(",", config.urls());
    }
  }

  SchemaRegistryClient client() {
    SchemaRegistryClient open = client;
    if (open == null) {
      throw new ConfigException(
          "The serde is not configured: call configure with "
              + AvroSerdeConfig.SCHEMA_REGISTRY_URL);
    }
    return open;
  }

  /** Where it is, for messages; without the credentials that may be in it. */
  String address() {
    return Credentials.hide(address);
  }

  @Override
  public synchronized void close() {
    SchemaRegistryClient open = client;
    if (given || open == null) {
      return;
    }
    client = null;
    try {
      open.close();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot close the Schema Registry client", e);
    }
  }
}
