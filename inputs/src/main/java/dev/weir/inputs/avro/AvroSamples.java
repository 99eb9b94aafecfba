package dev.weir.inputs.avro;

import dev.weir.inputs.format.RecordSamples;
import dev.weir.inputs.format.SchemaChoices;
import dev.weir.inputs.mapping.InputMapping;
import dev.weir.inputs.path.PlanNode;
import dev.weir.inputs.path.SlotPlan;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.jspecify.annotations.Nullable;

/**
 * Records of an Avro schema. What is not wanted is as short as can be: null, or without elements.
 */
public final class AvroSamples implements RecordSamples {
  private final Schema schema;
  private final UnaryOperator<byte[]> frame;

  /**
   * Takes a schema.
   *
   * @param schema that has passed {@code WriterSchemas}, so that its records are finite
   * @param frame what a topic's values have around a record
   */
  public AvroSamples(Schema schema, UnaryOperator<byte[]> frame) {
    this.schema = schema;
    this.frame = frame;
  }

  /**
   * Samples of a mapping's schema file.
   *
   * @throws IllegalArgumentException if it cannot be read; for users
   */
  public static AvroSamples ofFile(InputMapping mapping) {
    String file = mapping.settings().schemaFile().orElseThrow();
    return new AvroSamples(
        AvroSchemaFile.read(file, mapping.settings().message()), UnaryOperator.identity());
  }

  @Override
  public List<byte[]> of(SlotPlan plan) {
    return SchemaChoices.all(MOST, choices -> encoded(value(schema, plan.root(), choices)));
  }

  private byte[] encoded(@Nullable Object value) {
    try {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(out, null);
      new GenericDatumWriter<>(schema).write(value, encoder);
      encoder.flush();
      return frame.apply(out.toByteArray());
    } catch (IOException e) {
      throw new UncheckedIOException(e); // not into memory
    }
  }

  /**
   * A value.
   *
   * @param node what is wanted of it; null: nothing
   */
  private static @Nullable Object value(
      Schema schema, @Nullable PlanNode node, SchemaChoices choices) {
    return switch (schema.getType()) {
      case UNION -> branch(schema, node, choices);
      case RECORD -> record(schema, node, choices);
      case MAP -> map(schema, node, choices);
      case ARRAY -> array(schema, node, choices);
      default -> scalar(schema);
    };
  }

  private static @Nullable Object branch(
      Schema union, @Nullable PlanNode node, SchemaChoices choices) {
    List<Schema> types = union.getTypes();
    if (node == null) {
      return types.stream().anyMatch(type -> type.getType() == Schema.Type.NULL)
          ? null
          : value(types.getFirst(), null, choices);
    }
    List<Schema> values =
        types.stream().filter(type -> type.getType() != Schema.Type.NULL).toList();
    return values.isEmpty() ? null : value(choices.of(values), node, choices);
  }

  private static Object record(Schema schema, @Nullable PlanNode node, SchemaChoices choices) {
    Map<Schema.Field, PlanNode> wanted =
        node == null ? Map.of() : AvroCompiler.wanted(schema, node);
    GenericData.Record record = new GenericData.Record(schema);
    for (Schema.Field field : schema.getFields()) {
      record.put(field.pos(), value(field.schema(), wanted.get(field), choices));
    }
    return record;
  }

  private static Object map(Schema schema, @Nullable PlanNode node, SchemaChoices choices) {
    Map<String, @Nullable Object> map = new HashMap<>();
    if (node != null) {
      node.fields()
          .forEach((key, each) -> map.put(key, value(schema.getValueType(), each, choices)));
    }
    return map;
  }

  private static Object array(Schema schema, @Nullable PlanNode node, SchemaChoices choices) {
    List<@Nullable Object> array = new ArrayList<>();
    if (node != null) {
      for (int i = 0; i < Math.max(1, node.elements()); i++) {
        PlanNode each = node.each() != null ? node.each() : node.element(i);
        PlanNode element = node.isLeaf() ? node : each;
        array.add(value(schema.getElementType(), element, choices));
      }
    }
    return array;
  }

  private static @Nullable Object scalar(Schema schema) {
    return switch (schema.getType()) {
      case STRING -> TEXT;
      case BYTES -> ByteBuffer.wrap(new byte[] {1});
      case FIXED -> new GenericData.Fixed(schema, new byte[schema.getFixedSize()]);
      case ENUM -> new GenericData.EnumSymbol(schema, schema.getEnumSymbols().getFirst());
      case INT -> 1;
      case LONG -> 1L;
      case FLOAT -> 1f;
      case DOUBLE -> 1d;
      case BOOLEAN -> true;
      default -> null;
    };
  }
}
