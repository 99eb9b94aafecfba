package dev.weir.schemas;

import dev.weir.base.BoundedDecoder;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.avro.Schema;

/**
 * Writers may declare as bytes what is read as text: the two are written alike. Avro makes text of
 * such bytes by itself, with replacement characters where they are not UTF-8, so that two ids
 * become one. Here the bytes are declared as text in the writer's schema, and {@link
 * BoundedDecoder} decodes them strictly.
 */
final class WriterTexts {
  private WriterTexts() {}

  /**
   * The writer's schema with text where the reader has text; the same if that changes nothing.
   *
   * @throws UndecodableException if a value may be one or the other
   */
  static Schema of(Schema writer, Schema reader) {
    return switch (writer.getType()) {
      case BYTES -> isText(reader) ? Schema.create(Schema.Type.STRING) : writer;
      case UNION -> union(writer, reader);
      case RECORD ->
          find(reader, Schema.Type.RECORD).map(read -> record(writer, read)).orElse(writer);
      case ARRAY ->
          find(reader, Schema.Type.ARRAY)
              .map(read -> of(writer.getElementType(), read.getElementType()))
              .map(items -> changed(writer, Schema.createArray(items)))
              .orElse(writer);
      case MAP ->
          find(reader, Schema.Type.MAP)
              .map(read -> of(writer.getValueType(), read.getValueType()))
              .map(values -> changed(writer, Schema.createMap(values)))
              .orElse(writer);
      default -> writer;
    };
  }

  private static boolean isText(Schema reader) {
    return find(reader, Schema.Type.STRING).isPresent()
        && find(reader, Schema.Type.BYTES).isEmpty();
  }

  private static Optional<Schema> find(Schema reader, Schema.Type type) {
    Stream<Schema> branches = reader.isUnion() ? reader.getTypes().stream() : Stream.of(reader);
    return branches.filter(branch -> branch.getType() == type).findFirst();
  }

  private static Schema union(Schema writer, Schema reader) {
    List<Schema> branches = writer.getTypes().stream().map(branch -> of(branch, reader)).toList();
    if (new HashSet<>(branches).size() < branches.size()) {
      throw new UndecodableException(
          "The writer's schema declares a text as bytes or string; declare it as string alone");
    }
    return changed(writer, Schema.createUnion(branches));
  }

  private static Schema record(Schema writer, Schema reader) {
    List<Schema.Field> fields =
        writer.getFields().stream().map(field -> field(field, reader)).toList();
    return changed(
        writer,
        Schema.createRecord(
            writer.getName(), writer.getDoc(), writer.getNamespace(), false, fields));
  }

  private static Schema.Field field(Schema.Field field, Schema reader) {
    Schema.Field read = reader.getField(field.name());
    Schema schema = read == null ? field.schema() : of(field.schema(), read.schema());
    return new Schema.Field(field.name(), schema, field.doc());
  }

  /** Keeps the writer's schema, with its logical types, where nothing changes. */
  private static Schema changed(Schema writer, Schema text) {
    return types(writer).equals(types(text)) ? writer : text;
  }

  private static List<Schema> types(Schema schema) {
    return switch (schema.getType()) {
      case RECORD -> schema.getFields().stream().map(Schema.Field::schema).toList();
      case UNION -> schema.getTypes();
      case ARRAY -> List.of(schema.getElementType());
      case MAP -> List.of(schema.getValueType());
      default -> List.of();
    };
  }
}
