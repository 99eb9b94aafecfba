package dev.weir.inputs.protobuf;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.protobuf.ByteString;
import com.google.protobuf.DescriptorProtos.DescriptorProto;
import com.google.protobuf.DescriptorProtos.FieldDescriptorProto;
import com.google.protobuf.DescriptorProtos.FieldDescriptorProto.Label;
import com.google.protobuf.TextFormat;
import com.squareup.wire.schema.Field;
import com.squareup.wire.schema.internal.parser.FieldElement;
import com.squareup.wire.schema.internal.parser.GroupElement;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Describes fields. The types of messages and enums are left as names, which protobuf resolves. */
final class FieldParser {
  private static final String MAP = "map<";

  private final boolean isProto3;

  FieldParser(boolean isProto3) {
    this.isProto3 = isProto3;
  }

  static boolean isMap(FieldElement field) {
    return field.getType().startsWith(MAP);
  }

  FieldDescriptorProto.Builder describe(FieldElement field) {
    FieldDescriptorProto.Builder proto = named(field).setLabel(label(field.getLabel()));
    setType(proto, field.getType());
    if (isProto3 && field.getLabel() == Field.Label.OPTIONAL) {
      proto.setProto3Optional(true);
    }
    if (field.getDefaultValue() != null) {
      proto.setDefaultValue(defaultValue(proto, field.getDefaultValue()));
    }
    return proto;
  }

  /** A repeated field of the message that {@link #entry} returns. */
  FieldDescriptorProto.Builder map(FieldElement field, String entry) {
    return named(field)
        .setLabel(Label.LABEL_REPEATED)
        .setType(FieldDescriptorProto.Type.TYPE_MESSAGE)
        .setTypeName(entry);
  }

  /** The message of a map's entries: NameEntry, as protobuf's compiler names it. */
  DescriptorProto entry(FieldElement field) {
    String types = field.getType().substring(MAP.length(), field.getType().length() - 1);
    int comma = types.indexOf(',');
    DescriptorProto.Builder entry =
        DescriptorProto.newBuilder().setName(entryName(field.getName()));
    entry.getOptionsBuilder().setMapEntry(true);
    setType(part(entry, "key", 1), types.substring(0, comma).strip());
    setType(part(entry, "value", 2), types.substring(comma + 1).strip());
    return entry.build();
  }

  private static FieldDescriptorProto.Builder part(
      DescriptorProto.Builder entry, String name, int number) {
    return entry.addFieldBuilder().setName(name).setNumber(number).setLabel(Label.LABEL_OPTIONAL);
  }

  private static String entryName(String field) {
    StringBuilder name = new StringBuilder();
    for (String word : field.split("_", -1)) {
      if (!word.isEmpty()) {
        name.append(word.substring(0, 1).toUpperCase(Locale.ROOT)).append(word.substring(1));
      }
    }
    return name + "Entry";
  }

  static FieldDescriptorProto.Builder describe(GroupElement group) {
    return FieldDescriptorProto.newBuilder()
        .setName(group.getName().toLowerCase(Locale.ROOT))
        .setNumber(group.getTag())
        .setLabel(label(group.getLabel()))
        .setType(FieldDescriptorProto.Type.TYPE_GROUP)
        .setTypeName(group.getName());
  }

  private static FieldDescriptorProto.Builder named(FieldElement field) {
    FieldDescriptorProto.Builder proto =
        FieldDescriptorProto.newBuilder().setName(field.getName()).setNumber(field.getTag());
    if (field.getJsonName() != null) {
      proto.setJsonName(field.getJsonName());
    }
    ProtoOptions.value(field.getOptions(), "packed")
        .ifPresent(packed -> proto.getOptionsBuilder().setPacked(packed.equals("true")));
    ProtoOptions.features(field.getOptions())
        .ifPresent(set -> proto.getOptionsBuilder().setFeatures(set));
    return proto;
  }

  private static Label label(Field.@Nullable Label label) {
    return switch (label) {
      case REPEATED -> Label.LABEL_REPEATED;
      case REQUIRED -> Label.LABEL_REQUIRED;
      case null, default -> Label.LABEL_OPTIONAL;
    };
  }

  private static void setType(FieldDescriptorProto.Builder field, String type) {
    switch (type) {
      case "double",
          "float",
          "int32",
          "int64",
          "uint32",
          "uint64",
          "sint32",
          "sint64",
          "fixed32",
          "fixed64",
          "sfixed32",
          "sfixed64",
          "bool",
          "string",
          "bytes" ->
          field.setType(FieldDescriptorProto.Type.valueOf("TYPE_" + type.toUpperCase(Locale.ROOT)));
      default -> field.setTypeName(type);
    }
  }

  /** Bytes are escaped in a description; Wire has resolved the escapes to characters. */
  private static String defaultValue(FieldDescriptorProto.Builder field, String text) {
    if (field.getType() != FieldDescriptorProto.Type.TYPE_BYTES || !field.hasType()) {
      return text;
    }
    boolean isBytes = text.chars().allMatch(c -> c <= 0xff);
    return TextFormat.escapeBytes(ByteString.copyFrom(text, isBytes ? ISO_8859_1 : UTF_8));
  }
}
