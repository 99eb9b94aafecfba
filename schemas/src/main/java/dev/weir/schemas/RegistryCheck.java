package dev.weir.schemas;

import io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException;
import java.io.IOException;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Checks at startup that a registry is at the configured address. A wrong path returns a 404, which
 * waiting does not fix; outages are left to callers that wait for the registry.
 */
public final class RegistryCheck {
  private static final Logger LOG = LoggerFactory.getLogger(RegistryCheck.class);

  /** The schema need not exist: a registry has its own error response for that. */
  private static final int ANY_SCHEMA = 1;

  private RegistryCheck() {}

  /**
   * Sends the request.
   *
   * @param settings as for {@link AvroSerdeConfig}
   * @throws NoRegistryException if the server at the address is not a registry
   */
  public static void requireRegistry(Map<String, ?> settings) {
    try (RegistryConnection registry = new RegistryConnection(null)) {
      registry.open(new AvroSerdeConfig(settings));
      ask(registry);
    }
  }

  private static void ask(RegistryConnection registry) {
    try {
      registry.schema(ANY_SCHEMA);
    } catch (IOException | RestClientException e) {
      if (RegistryErrors.isNowhere(e)) {
        throw new NoRegistryException(
            RegistryErrors.reading(ANY_SCHEMA, e, registry.address()).getMessage(), e);
      }
      LOG.debug("the registry's answer before the start", e);
    }
  }
}
