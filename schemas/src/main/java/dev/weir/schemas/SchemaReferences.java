package dev.weir.schemas;

import io.confluent.kafka.schemaregistry.client.SchemaMetadata;
import io.confluent.kafka.schemaregistry.client.rest.entities.SchemaReference;
import io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Fetches what a schema refers to, and what that refers to. */
final class SchemaReferences {
  /** Maximum number of schemas that one refers to, directly or not. */
  static final int MOST = 200;

  private final RegistryConnection registry;
  private final Map<String, String> texts = new LinkedHashMap<>();

  private SchemaReferences(RegistryConnection registry) {
    this.registry = registry;
  }

  /**
   * A schema with what it refers to.
   *
   * @throws UndecodableException if it refers to too many
   */
  static SchemaText resolve(TextSchema schema, RegistryConnection registry)
      throws IOException, RestClientException {
    SchemaReferences resolved = new SchemaReferences(registry);
    resolved.add(schema.references());
    return new SchemaText(schema.canonicalString(), resolved.texts);
  }

  private void add(List<SchemaReference> references) throws IOException, RestClientException {
    for (SchemaReference reference : references) {
      if (texts.containsKey(reference.getName())) {
        continue;
      }
      if (texts.size() >= MOST) {
        throw new UndecodableException("The schema refers to more than %d others".formatted(MOST));
      }
      SchemaMetadata found =
          registry.ask(
              client -> client.getSchemaMetadata(reference.getSubject(), reference.getVersion()));
      texts.put(reference.getName(), found.getSchema());
      add(found.getReferences());
    }
  }
}
