package dev.weir.inputs.avro;

import dev.weir.inputs.format.FoundField;
import dev.weir.inputs.path.FieldPath;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.LogicalType;
import org.apache.avro.Schema;

/** Lists the fields of a schema. */
final class AvroOutline {
  private final List<FoundField> fields = new ArrayList<>();

  private AvroOutline() {}

  static List<FoundField> of(Schema schema) {
    AvroOutline outline = new AvroOutline();
    outline.visit(schema, new FieldPath(List.of()));
    return outline.fields;
  }

  private void visit(Schema schema, FieldPath path) {
    if (fields.size() >= FoundField.MOST || path.steps().size() >= FieldPath.MOST_STEPS) {
      return;
    }
    fields.add(new FoundField(path, kind(schema)));
    inner(schema, path);
  }

  private void inner(Schema schema, FieldPath path) {
    switch (schema.getType()) {
      case RECORD ->
          schema
              .getFields()
              .forEach(
                  field -> visit(field.schema(), path.then(new FieldPath.Field(field.name()))));
      case ARRAY -> visit(schema.getElementType(), path.then(new FieldPath.Each()));
      case UNION -> schema.getTypes().forEach(branch -> inner(branch, path));
      default -> {}
    }
  }

  private static String kind(Schema schema) {
    return switch (schema.getType()) {
      case RECORD -> "a record";
      case ARRAY -> "an array of " + kind(schema.getElementType());
      case MAP -> "a map of " + kind(schema.getValueType());
      case UNION -> String.join(" or ", schema.getTypes().stream().map(AvroOutline::kind).toList());
      default -> scalar(schema);
    };
  }

  private static String scalar(Schema schema) {
    String logical = schema.getProp(LogicalType.LOGICAL_TYPE_PROP);
    String type = schema.getType().getName();
    return logical == null ? type : "%s (%s)".formatted(type, logical);
  }
}
