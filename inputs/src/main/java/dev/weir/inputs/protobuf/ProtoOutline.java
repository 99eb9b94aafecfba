package dev.weir.inputs.protobuf;

import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import dev.weir.inputs.format.FoundField;
import dev.weir.inputs.path.FieldPath;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** Lists the fields of a message type. A type within itself is listed once. */
final class ProtoOutline {
  private final List<FoundField> found = new ArrayList<>();
  private final Deque<Descriptor> within = new ArrayDeque<>();

  private ProtoOutline() {}

  static List<FoundField> of(Descriptor type) {
    ProtoOutline outline = new ProtoOutline();
    outline.add(type, new FieldPath(List.of()));
    return List.copyOf(outline.found);
  }

  private void add(Descriptor type, FieldPath path) {
    within.push(type);
    for (FieldDescriptor field : type.getFields()) {
      add(field, path.then(new FieldPath.Field(field.getName())));
    }
    within.pop();
  }

  private void add(FieldDescriptor field, FieldPath path) {
    if (found.size() < FoundField.MOST) {
      found.add(new FoundField(path, what(field)));
    }
    if (!field.isMapField() && field.getJavaType() == FieldDescriptor.JavaType.MESSAGE) {
      FieldPath inner =
          field.isRepeated() && !path.hasEach() ? path.then(new FieldPath.Each()) : path;
      if (descends(field, inner)) {
        add(field.getMessageType(), inner);
      }
    }
  }

  private boolean descends(FieldDescriptor field, FieldPath inner) {
    boolean hasPath = !field.isRepeated() || inner.steps().getLast() instanceof FieldPath.Each;
    return hasPath
        && found.size() < FoundField.MOST
        && inner.steps().size() < FieldPath.MOST_STEPS
        && !field.getMessageType().getFullName().equals(TimestampPlan.TYPE)
        && !within.contains(field.getMessageType());
  }

  private static String what(FieldDescriptor field) {
    if (field.isMapField()) {
      List<FieldDescriptor> parts = field.getMessageType().getFields();
      return "a map<%s, %s>"
          .formatted(ProtoNames.type(parts.getFirst()), ProtoNames.type(parts.getLast()));
    }
    return field.isRepeated() ? "an array of " + ProtoNames.type(field) : ProtoNames.type(field);
  }
}
