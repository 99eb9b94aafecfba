package dev.weir.schemas;

import io.confluent.kafka.schemaregistry.ParsedSchema;
import io.confluent.kafka.schemaregistry.SchemaProvider;
import io.confluent.kafka.schemaregistry.client.rest.entities.Schema;

/** Lets Confluent's client return schemas of a type that it has no parser for. */
record TextSchemaProvider(String schemaType) implements SchemaProvider {
  @Override
  public ParsedSchema parseSchemaOrElseThrow(Schema schema, boolean isNew, boolean normalize) {
    return new TextSchema(schemaType, schema.getSchema(), schema.getReferences());
  }
}
