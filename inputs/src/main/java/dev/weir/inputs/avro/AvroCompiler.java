package dev.weir.inputs.avro;

import dev.weir.base.BoundedDecoder;
import dev.weir.inputs.path.PlanNode;
import dev.weir.inputs.path.Slot;
import dev.weir.inputs.path.SlotPlan;
import dev.weir.inputs.path.Slots;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;

/** Compiles a writer's schema and a plan: what is wanted is read, the rest is skipped. */
final class AvroCompiler {
  private final List<Slot> slots;

  private AvroCompiler(SlotPlan plan) {
    slots = plan.slots();
  }

  /**
   * Compiles a schema that has passed {@code WriterSchemas}, so that it is finite.
   *
   * <p>What does not fit fails when a record has it, not here: it may be in a branch of a union
   * that no record takes.
   */
  static Code compile(Schema writer, SlotPlan plan) {
    return new AvroCompiler(plan).of(writer, plan.root());
  }

  private Code of(Schema schema, @Nullable PlanNode node) {
    if (node == null) {
      return Skips.of(schema);
    }
    return switch (schema.getType()) {
      case UNION -> Skips.union(ofBranches(schema, node));
      case RECORD -> node.isLeaf() ? wrong(node, "a record") : record(schema, node);
      case MAP -> node.isLeaf() ? wrong(node, "a map") : map(schema, node);
      case ARRAY -> array(schema, node);
      default -> node.isLeaf() ? leaves(schema, node) : Skips.of(schema);
    };
  }

  private Code[] ofBranches(Schema union, PlanNode node) {
    return union.getTypes().stream().map(branch -> of(branch, node)).toArray(Code[]::new);
  }

  private static Code wrong(PlanNode node, String what) {
    int slot = node.slots()[0];
    return (in, slots) -> {
      throw slots.wrong(slot, what);
    };
  }

  private Code leaves(Schema schema, PlanNode node) {
    int[] leaf = node.slots();
    if (leaf.length == 1) {
      return Leaves.of(schema, leaf[0], slots.get(leaf[0]).use());
    }
    Code[] codes =
        Arrays.stream(leaf)
            .mapToObj(slot -> Leaves.of(schema, slot, slots.get(slot).use()))
            .toArray(Code[]::new);
    return (in, target) -> {
      int from = in.position();
      for (Code code : codes) {
        in.moveTo(from);
        code.read(in, target);
      }
    };
  }

  private Code record(Schema record, PlanNode node) {
    Map<Schema.Field, PlanNode> wanted = wanted(record, node);
    Code[] codes =
        record.getFields().stream()
            .map(field -> of(field.schema(), wanted.get(field)))
            .toArray(Code[]::new);
    return (in, target) -> {
      for (Code code : codes) {
        code.read(in, target);
        if (target.isDone()) {
          return;
        }
      }
    };
  }

  /** By name; what no name matches, by alias. */
  static Map<Schema.Field, PlanNode> wanted(Schema record, PlanNode node) {
    Map<Schema.Field, PlanNode> wanted = new HashMap<>();
    Set<String> left = new HashSet<>(node.fields().keySet());
    for (Schema.Field field : record.getFields()) {
      if (left.remove(field.name())) {
        wanted.put(field, node.field(field.name()));
      }
    }
    for (Schema.Field field : record.getFields()) {
      for (String alias : field.aliases()) {
        if (!wanted.containsKey(field) && left.remove(alias)) {
          wanted.put(field, node.field(alias));
        }
      }
    }
    return wanted;
  }

  private Code map(Schema map, PlanNode node) {
    Map<String, Code> codes = new HashMap<>();
    node.fields().forEach((key, value) -> codes.put(key, of(map.getValueType(), value)));
    Code skip = Skips.of(map.getValueType());
    return (in, target) -> {
      for (long count = in.readMapStart(); count > 0; count = in.mapNext()) {
        for (long left = count; left > 0; left--) {
          codes.getOrDefault(in.readString(), skip).read(in, target);
          if (target.isDone()) {
            return;
          }
        }
      }
    };
  }

  private Code array(Schema array, PlanNode node) {
    if (node.isLeaf()) {
      return node.hasElements()
          ? wrong(node, "an array of which other paths want elements")
          : leafArray(array, node);
    }
    PlanNode each = node.each();
    if (each != null && node.elements() > 0) {
      return (in, target) -> {
        throw target.wrong(each.below()[0], "an array of which other paths want elements alone");
      };
    }
    return each == null ? elements(array, node) : eachElement(array, each);
  }

  private Code leafArray(Schema array, PlanNode node) {
    int[] leaf = node.slots();
    Schema item = array.getElementType();
    boolean isAlone = leaf.length == 1 && slots.get(leaf[0]).use().isArray();
    if (isAlone && item.getType() == Schema.Type.DOUBLE) {
      return new DoubleArrayCode(leaf[0]);
    }
    Code element = of(item, node);
    return (in, target) -> {
      for (int slot : leaf) {
        target.beginArray(slot);
      }
      for (long count = in.readArrayStart(); count > 0; count = in.arrayNext()) {
        for (long left = count; left > 0; left--) {
          element.read(in, target);
        }
      }
      for (int slot : leaf) {
        target.endArray(slot);
      }
    };
  }

  /** The most frequent array. */
  private record DoubleArrayCode(int slot) implements Code {
    @Override
    public void read(BoundedDecoder in, Slots slots) throws IOException {
      slots.beginArray(slot);
      for (long count = in.readArrayStart(); count > 0; count = in.arrayNext()) {
        for (long left = count; left > 0; left--) {
          slots.decimal(slot, in.readDouble());
        }
      }
      slots.endArray(slot);
    }
  }

  private Code eachElement(Schema array, PlanNode each) {
    Code element = of(array.getElementType(), each);
    int[] below = each.below();
    return (in, target) -> {
      target.beginElements(below);
      int index = 0;
      for (long count = in.readArrayStart(); count > 0; count = in.arrayNext()) {
        for (long left = count; left > 0; left--) {
          element.read(in, target);
          target.endElement(below, index++);
        }
      }
    };
  }

  private Code elements(Schema array, PlanNode node) {
    Code skip = Skips.of(array.getElementType());
    Code[] codes = new Code[node.elements()];
    for (int i = 0; i < codes.length; i++) {
      codes[i] = of(array.getElementType(), node.element(i));
    }
    return (in, target) -> {
      int index = 0;
      for (long count = in.readArrayStart(); count > 0; count = in.arrayNext()) {
        for (long left = count; left > 0; left--) {
          (index < codes.length ? codes[index] : skip).read(in, target);
          index++;
          if (target.isDone()) {
            return;
          }
        }
      }
    };
  }
}
