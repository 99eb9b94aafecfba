package dev.weir.schemas;

import java.util.Map;

/**
 * A schema that is not Avro's, as the registry has it.
 *
 * @param text the schema
 * @param references the texts of all schemas that it refers to, directly or not, by the names that
 *     they are imported by
 */
public record SchemaText(String text, Map<String, String> references) {
  /** Type of protobuf schemas in the registry. */
  public static final String PROTOBUF = "PROTOBUF";

  /** Type of JSON schemas in the registry. */
  public static final String JSON = "JSON";

  public SchemaText {
    references = Map.copyOf(references);
  }
}
