package dev.weir.inputs.protobuf;

import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Descriptors.OneofDescriptor;
import dev.weir.inputs.path.PlanNode;
import dev.weir.inputs.path.Slots;
import dev.weir.inputs.path.UnmappableException;
import dev.weir.schemas.NameSuggestion;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Compiles paths to a plan for records of one message type. */
final class PlanCompiler {
  private static final Set<String> WRAPPERS =
      Set.of(
          "google.protobuf.DoubleValue",
          "google.protobuf.FloatValue",
          "google.protobuf.Int64Value",
          "google.protobuf.UInt64Value",
          "google.protobuf.Int32Value",
          "google.protobuf.UInt32Value",
          "google.protobuf.BoolValue",
          "google.protobuf.StringValue",
          "google.protobuf.BytesValue");

  /** End of the names of files that protobuf makes up for types it cannot find. */
  private static final String PLACEHOLDER = ".placeholder.proto";

  private static final int MOST_NAMED = 20;

  private final Slots slots;

  private PlanCompiler(Slots slots) {
    this.slots = slots;
  }

  /**
   * Compiles the paths of some slots.
   *
   * @throws UnmappableException if a path that is not optional leads nowhere in the message, or one
   *     leads to something that its slot does not take
   */
  static MessagePlan compile(Descriptor type, Slots slots) {
    return new PlanCompiler(slots).message(type, slots.plan().root());
  }

  private MessagePlan message(Descriptor type, PlanNode node) {
    if (node.isLeaf()) {
      throw slots.wrong(node.slots()[0], "a message " + type.getFullName());
    }
    refuseElements(node, "a message " + type.getFullName());
    Map<Integer, FieldPlan> plans = new LinkedHashMap<>();
    for (var wanted : node.fields().entrySet()) {
      FieldDescriptor field = find(type, wanted.getKey());
      if (field == null) {
        requireOptional(wanted.getValue(), unknown(type, wanted.getKey()));
      } else {
        plans.put(field.getNumber(), field(field, wanted.getValue()));
      }
    }
    addOneofs(type, plans);
    return new MessagePlan(plans.values());
  }

  /** By the name in the schema, or the one in JSON. */
  static @Nullable FieldDescriptor find(Descriptor type, String name) {
    FieldDescriptor field = type.findFieldByName(name);
    return field != null
        ? field
        : type.getFields().stream()
            .filter(each -> each.getJsonName().equals(name))
            .findFirst()
            .orElse(null);
  }

  private static String unknown(Descriptor type, String name) {
    List<String> names = type.getFields().stream().map(FieldDescriptor::getName).toList();
    return NameSuggestion.of(name, names)
        .map(near -> "%s has no field '%s'; did you mean '%s'?".formatted(named(type), name, near))
        .orElseGet(
            () -> "%s has no field '%s'; it has %s".formatted(named(type), name, list(names)));
  }

  private static String named(Descriptor type) {
    return type.getFile().getName().endsWith(PLACEHOLDER)
        ? type.getFullName() + " (whose file is not among the imports)"
        : type.getFullName();
  }

  private static String list(List<String> names) {
    if (names.isEmpty()) {
      return "none";
    }
    String first = names.stream().limit(MOST_NAMED).collect(Collectors.joining(", "));
    return names.size() > MOST_NAMED ? first + ", ..." : first;
  }

  /** Throws unless all slots of a place may be absent. */
  private void requireOptional(PlanNode node, String problem) {
    for (int slot : node.below()) {
      if (!slots.plan().slots().get(slot).optional()) {
        throw UnmappableException.undecodable(path(slot), problem);
      }
    }
  }

  private FieldPlan field(FieldDescriptor field, PlanNode node) {
    if (field.isMapField()) {
      return map(field, node);
    }
    return field.isRepeated() ? repeated(field, node) : singular(field, node);
  }

  private FieldPlan map(FieldDescriptor field, PlanNode node) {
    if (node.isLeaf()) {
      throw slots.wrong(node.slots()[0], "a map");
    }
    refuseElements(node, "a map");
    FieldDescriptor value = field.getMessageType().findFieldByNumber(2);
    Map<String, FieldPlan> values = new HashMap<>();
    node.fields().forEach((key, each) -> values.put(key, singular(value, each)));
    return new MapPlan(field, path(node), values);
  }

  private FieldPlan repeated(FieldDescriptor field, PlanNode node) {
    String what = "an array of " + ProtoNames.type(field);
    if (node.hasFields()) {
      throw UnmappableException.undecodable(
          path(node),
          "'%s' is %s: name an element as [0] or all as [*]".formatted(field.getName(), what));
    }
    if (node.isLeaf()) {
      refuseElements(node, "an array of which other paths want elements");
      if (field.getJavaType() == FieldDescriptor.JavaType.MESSAGE) {
        throw slots.wrong(node.slots()[0], what);
      }
      return new ArrayPlan(field, path(node), node.slots());
    }
    return elements(field, node);
  }

  private FieldPlan elements(FieldDescriptor field, PlanNode node) {
    PlanNode each = node.each();
    if (each == null) {
      FieldPlan[] alone = new FieldPlan[node.elements()];
      for (int i = 0; i < alone.length; i++) {
        PlanNode element = node.element(i);
        alone[i] = element == null ? null : singular(field, element);
      }
      return ElementsPlan.of(field, path(node), alone);
    }
    if (node.elements() > 0) {
      throw slots.wrong(each.below()[0], "an array of which other paths want single elements");
    }
    return ElementsPlan.ofAll(field, path(node), each, singular(field, each));
  }

  /** A field, an element of a repeated one, or a map's value. */
  private FieldPlan singular(FieldDescriptor field, PlanNode node) {
    if (field.getJavaType() == FieldDescriptor.JavaType.MESSAGE) {
      return nested(field, node);
    }
    if (!node.isLeaf() || node.hasFields() || node.hasElements()) {
      throw UnmappableException.undecodable(
          path(node), "'%s' is a single %s".formatted(field.getName(), ProtoNames.type(field)));
    }
    return new ScalarPlan(field, path(node), node.slots(), required(node.slots()));
  }

  private int[] required(int[] of) {
    return Arrays.stream(of).filter(slot -> !slots.plan().slots().get(slot).optional()).toArray();
  }

  private FieldPlan nested(FieldDescriptor field, PlanNode node) {
    Descriptor type = field.getMessageType();
    if (node.isLeaf() && !node.hasFields() && type.getFullName().equals(TimestampPlan.TYPE)) {
      refuseArrays(node, "a " + TimestampPlan.TYPE);
      return new TimestampPlan(field, path(node), node.slots());
    }
    if (node.isLeaf() && !node.hasFields() && WRAPPERS.contains(type.getFullName())) {
      FieldDescriptor value = type.findFieldByName("value");
      return new NestedPlan(field, path(node), new MessagePlan(List.of(singular(value, node))));
    }
    return new NestedPlan(field, path(node), message(type, node));
  }

  /** Times of different units would be numbers without one. */
  private void refuseArrays(PlanNode node, String what) {
    for (int slot : node.slots()) {
      if (slots.plan().slots().get(slot).use().isArray()) {
        throw slots.wrong(slot, what);
      }
    }
  }

  private void refuseElements(PlanNode node, String what) {
    if (node.hasElements()) {
      throw slots.wrong(node.below()[0], what);
    }
  }

  private static void addOneofs(Descriptor type, Map<Integer, FieldPlan> plans) {
    for (OneofDescriptor oneof : type.getRealOneofs()) {
      List<FieldPlan> wanted = new ArrayList<>();
      oneof.getFields().stream()
          .filter(field -> plans.containsKey(field.getNumber()))
          .forEach(field -> wanted.add(plans.get(field.getNumber())));
      if (!wanted.isEmpty()) {
        OneofPlan plan = new OneofPlan();
        wanted.forEach(plan::add);
        oneof
            .getFields()
            .forEach(field -> plans.computeIfAbsent(field.getNumber(), n -> plan.unwanted(field)));
      }
    }
  }

  private String path(PlanNode node) {
    return path(node.below()[0]);
  }

  private String path(int slot) {
    return slots.plan().slots().get(slot).path().toString();
  }
}
