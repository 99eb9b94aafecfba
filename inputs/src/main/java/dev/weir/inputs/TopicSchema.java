package dev.weir.inputs;

import dev.weir.inputs.avro.AvroSamples;
import dev.weir.inputs.format.RecordSamples;
import dev.weir.inputs.json.JsonSchemaSamples;
import dev.weir.inputs.mapping.InputFormat;
import dev.weir.inputs.mapping.InputMapping;
import dev.weir.inputs.protobuf.ProtoSamples;
import dev.weir.schemas.SchemaFetcher;
import dev.weir.schemas.SchemaText;
import dev.weir.schemas.WireFormat;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.UnaryOperator;

/**
 * The schema that the next records of a topic are expected to have: that of the mapping's file, or
 * the latest one of the topic's subject.
 *
 * @param name for messages
 * @param types samples of each type that a record may have; at least one
 */
record TopicSchema(String name, List<RecordSamples> types) {
  /**
   * The schema of an input's topic.
   *
   * @return empty: the format has none, or the registry
   * @throws dev.weir.schemas.UndecodableException if it cannot be used; the message says why
   * @throws dev.weir.schemas.RegistryUnavailableException if the registry cannot be reached
   * @throws IllegalArgumentException if a schema file is unusable; for users
   */
  static Optional<TopicSchema> of(InputMapping mapping, SchemaFetcher schemas) {
    Optional<String> file = mapping.settings().schemaFile();
    if (file.isPresent()) {
      RecordSamples samples =
          mapping.format() == InputFormat.AVRO
              ? AvroSamples.ofFile(mapping)
              : ProtoSamples.ofFile(mapping);
      return Optional.of(new TopicSchema(file.get(), List.of(samples)));
    }
    Optional<String> subject = subject(mapping);
    OptionalInt id = subject.map(schemas::latest).orElse(OptionalInt.empty());
    return id.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new TopicSchema(
                "schema id %d, the latest of subject %s"
                    .formatted(id.getAsInt(), subject.orElseThrow()),
                types(mapping, id.getAsInt(), schemas)));
  }

  /** The subject whose schemas an input's records have; empty: they have none. */
  static Optional<String> subject(InputMapping mapping) {
    return switch (mapping.format()) {
      case AVRO, PROTOBUF, JSON_SCHEMA -> Optional.of(SchemaFetcher.subject(mapping.topic()));
      case WEIR, JSON, CSV, BINARY -> Optional.empty();
    };
  }

  private static List<RecordSamples> types(InputMapping mapping, int id, SchemaFetcher schemas) {
    String topic = mapping.topic();
    return switch (mapping.format()) {
      case AVRO -> schemas.make(topic, id, schema -> List.of(new AvroSamples(schema, framing(id))));
      case PROTOBUF ->
          schemas.makeOfText(
              topic, id, SchemaText.PROTOBUF, text -> ProtoSamples.ofSchema(id, text), made -> "");
      default ->
          schemas.makeOfText(
              topic,
              id,
              SchemaText.JSON,
              text -> List.of(new JsonSchemaSamples(text, framing(id))),
              made -> "");
    };
  }

  private static UnaryOperator<byte[]> framing(int id) {
    return record -> WireFormat.frame(id, record);
  }
}
