package dev.weir.inputs.protobuf;

import com.google.protobuf.ByteString;
import com.google.protobuf.Descriptors.EnumValueDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.DynamicMessage;
import com.google.protobuf.Message;
import dev.weir.inputs.path.FieldPath;
import dev.weir.inputs.path.FieldPath.Each;
import dev.weir.inputs.path.FieldPath.Field;
import dev.weir.inputs.path.FieldPath.Index;
import dev.weir.inputs.path.FieldPath.Step;
import dev.weir.inputs.path.Found;
import dev.weir.inputs.path.Slots;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What a path leads to in a message that protobuf's own parser has read, as text. */
final class Oracle {
  static final String NOTHING = "NOTHING";

  private Oracle() {}

  /** What the only slot of some slots holds. */
  static String actual(Slots slots) {
    return switch (slots.found(0)) {
      case NUMBERS ->
          "NUMBERS %s in %d".formatted(Arrays.toString(slots.copyOfNumbers(0)), slots.rows(0));
      case INTEGER -> "INTEGER " + slots.integer(0);
      case DECIMAL -> "DECIMAL " + slots.number(0);
      case BOOLEAN -> "BOOLEAN " + (slots.integer(0) == 1);
      case TEXT -> "TEXT " + slots.string(0);
      case BYTES ->
          "BYTES "
              + ByteString.copyFrom(slots.array(0), slots.from(0), slots.length(0)).toStringUtf8();
      case MOMENT -> "MOMENT " + slots.asText(0);
      case NULL, NOTHING -> Found.NOTHING.name();
    };
  }

  /** As {@link #actual}, of a message; null: the reader must refuse it. */
  static String expected(DynamicMessage message, FieldPath path, boolean optional) {
    return walk(message, path.steps(), optional);
  }

  private static String walk(Message message, List<Step> steps, boolean optional) {
    FieldDescriptor field =
        message.getDescriptorForType().findFieldByName(((Field) steps.getFirst()).name());
    List<Step> rest = steps.subList(1, steps.size());
    if (field.isMapField()) {
      return inMap(message, field, rest, optional);
    }
    if (field.isRepeated()) {
      return inArray(message, field, rest, optional);
    }
    if (field.getJavaType() == FieldDescriptor.JavaType.MESSAGE) {
      return message.hasField(field)
          ? walk((Message) message.getField(field), rest, optional)
          : NOTHING;
    }
    if (field.hasPresence() && !message.hasField(field) && !field.hasDefaultValue()) {
      return NOTHING;
    }
    Object value = message.getField(field);
    boolean isEmpty = value.equals("") || value.equals(ByteString.EMPTY);
    return optional && isEmpty && !field.hasPresence() ? NOTHING : text(field, value);
  }

  private static String inMap(
      Message message, FieldDescriptor field, List<Step> rest, boolean optional) {
    String key = ((Field) rest.getFirst()).name();
    List<Step> further = rest.subList(1, rest.size());
    String found = NOTHING;
    for (int i = 0; i < message.getRepeatedFieldCount(field); i++) {
      Message entry = (Message) message.getRepeatedField(field, i);
      FieldDescriptor value = entry.getDescriptorForType().findFieldByNumber(2);
      if (entry
          .getField(entry.getDescriptorForType().findFieldByNumber(1))
          .toString()
          .equals(key)) {
        found = value(value, entry.getField(value), further, optional);
      }
    }
    return found;
  }

  private static String value(
      FieldDescriptor field, Object value, List<Step> rest, boolean optional) {
    return rest.isEmpty() ? text(field, value) : walk((Message) value, rest, optional);
  }

  private static String inArray(
      Message message, FieldDescriptor field, List<Step> rest, boolean optional) {
    int count = message.getRepeatedFieldCount(field);
    if (!rest.isEmpty() && rest.getFirst() instanceof Index index) {
      return index.index() < count
          ? value(
              field,
              message.getRepeatedField(field, index.index()),
              rest.subList(1, rest.size()),
              optional)
          : NOTHING;
    }
    List<Double> numbers = new ArrayList<>();
    boolean hasRows = !rest.isEmpty() && rest.getFirst() instanceof Each;
    for (int i = 0; i < count; i++) {
      Object element = message.getRepeatedField(field, i);
      String found =
          hasRows
              ? value(field, element, rest.subList(1, rest.size()), optional)
              : text(field, element);
      if (found.equals(NOTHING) || found.startsWith("NUMBERS []")) {
        return null;
      }
      for (String number : found.replaceAll("^\\w+ \\[?|].*", "").split(", ", -1)) {
        numbers.add(Double.parseDouble(number));
      }
    }
    return "NUMBERS %s in %d".formatted(numbers, hasRows ? count : 0);
  }

  private static String text(FieldDescriptor field, Object value) {
    return switch (field.getType()) {
      case DOUBLE -> "DECIMAL " + value;
      case FLOAT -> "DECIMAL " + (double) (float) value;
      case UINT32, FIXED32 -> "INTEGER " + Integer.toUnsignedString((int) value);
      case UINT64, FIXED64 -> unsigned((long) value);
      case BOOL -> "BOOLEAN " + value;
      case STRING -> "TEXT " + value;
      case BYTES -> "BYTES " + ((ByteString) value).toStringUtf8();
      case ENUM -> "TEXT " + ((EnumValueDescriptor) value).getName();
      default -> "INTEGER " + value;
    };
  }

  private static String unsigned(long value) {
    return value >= 0
        ? "INTEGER " + value
        : "DECIMAL " + Double.parseDouble(Long.toUnsignedString(value));
  }
}
