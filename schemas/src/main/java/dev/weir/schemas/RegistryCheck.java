package dev.weir.schemas;

import io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException;
import java.io.IOException;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks, before anything starts, whether a registry is where the settings say. A wrong path is
 * answered with a 404, which waiting does not mend; an outage is left to those who wait it out.
 */
public final class RegistryCheck {
  private static final Logger LOG = LoggerFactory.getLogger(RegistryCheck.class);

  /** Whether there is such a schema does not matter: a registry says so in its own words. */
  private static final int ANY_SCHEMA = 1;

  private RegistryCheck() {}

  /**
   * Asks.
   *
   * @param settings as for {@link AvroSerdeConfig}
   * @throws NoRegistryException if a server answers there that is no registry
   */
  public static void requireRegistry(Map<String, ?> settings) {
    try (Registry registry = new Registry(null)) {
      registry.open(new AvroSerdeConfig(settings));
      ask(registry);
    }
  }

  private static void ask(Registry registry) {
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
