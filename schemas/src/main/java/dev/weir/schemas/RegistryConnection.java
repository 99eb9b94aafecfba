package dev.weir.schemas;

import io.confluent.kafka.schemaregistry.ParsedSchema;
import io.confluent.kafka.schemaregistry.avro.AvroSchema;
import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.SocketTimeoutException;
import java.util.Collection;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.errors.InterruptException;
import org.jspecify.annotations.Nullable;

/** A client that is either given, or created from settings and then closed with its owner. */
final class RegistryConnection implements AutoCloseable {
  /** Only this text distinguishes a read timeout from an unreachable server. */
  private static final String READ_TIMED_OUT = "Read timed out";

  private static final String UNREADABLE = "its answer cannot be read";

  private final boolean given;
  private volatile @Nullable SchemaRegistryClient client;
  private volatile String address = "the given client";
  private volatile @Nullable AvroSerdeConfig config;
  private volatile TimeLimit limit = TimeLimit.NONE;

  RegistryConnection(@Nullable SchemaRegistryClient client) {
    this.client = client;
    this.given = client != null;
  }

  /** Creates the client unless there is one. */
  synchronized void open(AvroSerdeConfig settings) {
    if (client == null) {
      client = RegistryClientFactory.create(settings);
      limit = settings.requestLimit();
      address = String.join(",", settings.urls());
      config = settings;
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

  /**
   * Sends a request, and repeats it once after a read timeout, so that one lost answer or a short
   * stall does not fail a command. Only for idempotent requests. Each attempt has a total time
   * limit; one that exceeds it is not repeated.
   *
   * @throws IOException also if the answer is unusable: null, or one that the client fails on
   */
  <T> T ask(RegistryCall<T> question) throws IOException, RestClientException {
    SchemaRegistryClient open = client();
    try {
      return answer(question, open);
    } catch (SocketTimeoutException e) {
      if (!READ_TIMED_OUT.equals(e.getMessage())) {
        throw e;
      }
      return answer(question, open);
    }
  }

  /** For unexpected JSON, the client throws arbitrary exceptions. */
  private <T> T answer(RegistryCall<T> question, SchemaRegistryClient client)
      throws IOException, RestClientException {
    T answer;
    try {
      answer = limit.call(() -> question.ask(client));
    } catch (InterruptException e) {
      throw e;
    } catch (RuntimeException e) {
      throw new IOException(UNREADABLE, e);
    }
    if (answer == null) {
      throw new IOException(UNREADABLE);
    }
    return answer;
  }

  /** A schema by its id, of whatever type it is. */
  ParsedSchema schema(int id) throws IOException, RestClientException {
    return ask(client -> schema(client, id));
  }

  /** An answer without a schema makes one without content, which nothing can be read by. */
  private static @Nullable ParsedSchema schema(SchemaRegistryClient client, int id)
      throws IOException, RestClientException {
    ParsedSchema schema = client.getSchemaById(id);
    return schema instanceof AvroSchema avro && avro.rawSchema() == null ? null : schema;
  }

  /** The subjects that a schema is registered under. */
  Collection<String> subjects(int id) throws IOException, RestClientException {
    return ask(client -> client.getAllSubjectsById(id));
  }

  /**
   * Whether the registry responds for an id, even if the id is unknown. Uses a separate client
   * because the main one caches.
   *
   * @param subjects whether it must also respond for the id's subjects
   */
  boolean answersFor(int schemaId, boolean subjects) {
    AvroSerdeConfig settings = config;
    try (RegistryConnection fresh = new RegistryConnection(settings == null ? client() : null)) {
      if (settings != null) {
        fresh.open(settings);
      }
      return answers(() -> fresh.schema(schemaId))
          && (!subjects || answers(() -> fresh.subjects(schemaId)));
    }
  }

  private static boolean answers(TimeLimit.Request<?> request) {
    try {
      var _ = request.send();
      return true;
    } catch (RestClientException e) {
      return RegistryErrors.unknown(e);
    } catch (IOException | RuntimeException e) {
      return false;
    }
  }

  /** The address for messages, without credentials. */
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

  /** A request to the client. */
  interface RegistryCall<T> {
    @Nullable T ask(SchemaRegistryClient client) throws IOException, RestClientException;
  }
}
