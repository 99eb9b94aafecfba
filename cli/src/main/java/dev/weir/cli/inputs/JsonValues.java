package dev.weir.cli.inputs;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.inputs.mapping.InputMapping;
import dev.weir.inputs.path.FieldPath;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;

/** Values of JSON whose paths are names of nested fields. */
record JsonValues(OwnParts parts) implements OwnValues {

  JsonValues(InputMapping input) {
    this(new OwnParts(input));
  }

  @Override
  public byte[] of(SpecificRecord record) {
    ObjectNode root = JsonNodeFactory.instance.objectNode();
    for (Map.Entry<FieldPath, JsonNode> part : parts.of(record).entrySet()) {
      put(root, part.getKey(), part.getValue());
    }
    return root.toString().getBytes(UTF_8);
  }

  private static void put(ObjectNode root, FieldPath path, JsonNode value) {
    ObjectNode at = root;
    int last = path.steps().size() - 1;
    for (int i = 0; i <= last; i++) {
      if (!(path.steps().get(i) instanceof FieldPath.Field(String name))) {
        throw cannot(path);
      }
      if (i == last) {
        at.set(name, value);
      } else if (at.get(name) instanceof ObjectNode inner) {
        at = inner;
      } else {
        at = at.putObject(name);
      }
    }
    if (last < 0) {
      throw cannot(path);
    }
  }

  private static IllegalArgumentException cannot(FieldPath path) {
    return new IllegalArgumentException(
        "the path %s cannot be written: names of nested fields can, arrays of records and the whole record cannot"
            .formatted(path));
  }
}
