package dev.weir.inputs.mapping;

import dev.weir.base.WireNamed;

/** How values of records are written. */
public enum InputFormat implements WireNamed {
  /** Weir's own records. */
  WEIR,
  /** Avro, by the writer's schema from the registry, or by a schema file. */
  AVRO,
  /** Plain JSON. */
  JSON,
  /** JSON behind Confluent's framing: 0 and a schema id. */
  JSON_SCHEMA,
  /** Protocol buffers behind Confluent's framing, or by a schema file. */
  PROTOBUF,
  CSV,
  /** Numbers and nothing else. */
  BINARY;

  /** Whether the format has field names or columns, to which paths lead. */
  public boolean hasFields() {
    return this != WEIR && this != BINARY;
  }
}
