package dev.weir.schemas;

import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.SocketTimeoutException;
import org.apache.kafka.common.config.ConfigException;
import org.jspecify.annotations.Nullable;

/** A client that is given, or made from settings and then closed with its user. */
final class Registry implements AutoCloseable {
  /** Java tells an answer that does not come from a server that is not there by this text alone. */
  private static final String READ_TIMED_OUT = "Read timed out";

  private final boolean given;
  private volatile @Nullable SchemaRegistryClient client;
  private volatile String address = "the given client";
  private volatile @Nullable AvroSerdeConfig config;

  Registry(@Nullable SchemaRegistryClient client) {
    this.client = client;
    this.given = client != null;
  }

  /** Makes the client unless there is one. */
  synchronized void open(AvroSerdeConfig settings) {
    if (client == null) {
      client = RegistryClients.create(settings);
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
   * Asks the registry; once more where no answer comes in time, as one lost answer or a short stall
   * must not fail a command. Only for what may be asked twice.
   */
  <T> T ask(Question<T> question) throws IOException, RestClientException {
    try {
      return question.ask(client());
    } catch (SocketTimeoutException e) {
      if (!READ_TIMED_OUT.equals(e.getMessage())) {
        throw e;
      }
      return question.ask(client());
    }
  }

  /**
   * Whether the registry answers for an id, be it that it does not know it. It is asked by a client
   * of its own, as the other one keeps what it was told.
   *
   * @param subjects whether it is to answer for the id's subjects as well
   */
  boolean answersFor(int schemaId, boolean subjects) {
    AvroSerdeConfig settings = config;
    try (Registry fresh = new Registry(settings == null ? client() : null)) {
      if (settings != null) {
        fresh.open(settings);
      }
      return answers(() -> fresh.client().getSchemaById(schemaId))
          && (!subjects || answers(() -> fresh.client().getAllSubjectsById(schemaId)));
    }
  }

  private static boolean answers(Request request) {
    try {
      request.send();
      return true;
    } catch (RestClientException e) {
      return RegistryErrors.unknown(e);
    } catch (IOException | RuntimeException e) {
      return false;
    }
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

  /** A question whose answer does not matter. */
  private interface Request {
    void send() throws IOException, RestClientException;
  }

  /** What is asked of the client. */
  interface Question<T> {
    T ask(SchemaRegistryClient client) throws IOException, RestClientException;
  }
}
