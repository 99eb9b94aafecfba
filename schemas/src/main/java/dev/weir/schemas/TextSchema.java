package dev.weir.schemas;

import io.confluent.kafka.schemaregistry.ParsedSchema;
import io.confluent.kafka.schemaregistry.client.rest.entities.Metadata;
import io.confluent.kafka.schemaregistry.client.rest.entities.RuleSet;
import io.confluent.kafka.schemaregistry.client.rest.entities.SchemaEntity;
import io.confluent.kafka.schemaregistry.client.rest.entities.SchemaReference;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A schema as its text and the names of what it refers to. The client's own types resolve
 * references while they parse, and then take a registry that cannot be reached for a bad schema.
 *
 * @param schemaType as in the registry
 * @param canonicalString the text
 * @param references names, subjects and versions
 */
record TextSchema(String schemaType, String canonicalString, List<SchemaReference> references)
    implements ParsedSchema {
  TextSchema {
    references = references == null ? List.of() : List.copyOf(references);
  }

  @Override
  public @Nullable String name() {
    return null;
  }

  @Override
  public @Nullable Integer version() {
    return null;
  }

  @Override
  public @Nullable Metadata metadata() {
    return null;
  }

  @Override
  public @Nullable RuleSet ruleSet() {
    return null;
  }

  @Override
  public ParsedSchema copy() {
    return this;
  }

  @Override
  public ParsedSchema copy(Integer version) {
    return this;
  }

  @Override
  public ParsedSchema copy(Metadata metadata, RuleSet rules) {
    return this;
  }

  @Override
  public ParsedSchema copy(
      Map<SchemaEntity, Set<String>> tagsToAdd, Map<SchemaEntity, Set<String>> tagsToRemove) {
    return this;
  }

  @Override
  public List<String> isBackwardCompatible(ParsedSchema previous) {
    throw new UnsupportedOperationException("the registry compares schemas");
  }

  @Override
  public String rawSchema() {
    return canonicalString;
  }
}
