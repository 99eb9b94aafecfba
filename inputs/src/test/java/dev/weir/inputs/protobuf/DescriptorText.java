package dev.weir.inputs.protobuf;

import com.google.protobuf.DescriptorProtos.DescriptorProto;
import com.google.protobuf.DescriptorProtos.EnumDescriptorProto;
import com.google.protobuf.DescriptorProtos.EnumValueDescriptorProto;
import com.google.protobuf.DescriptorProtos.FieldDescriptorProto;
import com.google.protobuf.DescriptorProtos.FieldDescriptorProto.Label;
import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Writes descriptions as .proto files. */
final class DescriptorText {
  private final StringBuilder text = new StringBuilder();
  private final FileDescriptorProto file;

  private DescriptorText(FileDescriptorProto file) {
    this.file = file;
  }

  static EnumValueDescriptorProto symbol(String name, int number) {
    return EnumValueDescriptorProto.newBuilder().setName(name).setNumber(number).build();
  }

  static FieldDescriptorProto.Builder part(String name, int number) {
    return FieldDescriptorProto.newBuilder()
        .setName(name)
        .setNumber(number)
        .setLabel(Label.LABEL_OPTIONAL);
  }

  static String of(FileDescriptorProto file) {
    return new DescriptorText(file).write();
  }

  private String write() {
    text.append("// Made up.\n/* by a test */\n");
    text.append(
        file.getSyntax().equals("editions")
            ? "edition = \"2023\";\n"
            : "syntax = \"%s\";\n".formatted(file.getSyntax()));
    text.append("package %s;\n".formatted(file.getPackage()));
    file.getEnumTypeList().forEach(this::write);
    file.getMessageTypeList().forEach(this::write);
    return text.toString();
  }

  private void write(EnumDescriptorProto type) {
    text.append("enum %s {\n".formatted(type.getName()));
    type.getValueList()
        .forEach(value -> text.append("%s = %d;\n".formatted(value.getName(), value.getNumber())));
    text.append("}\n");
  }

  private void write(DescriptorProto type) {
    text.append("message %s {\n".formatted(type.getName()));
    type.getNestedTypeList().stream()
        .filter(nested -> !nested.getOptions().getMapEntry())
        .forEach(this::write);
    type.getFieldList().stream().filter(f -> !f.hasOneofIndex()).forEach(f -> write(type, f));
    for (int i = 0; i < type.getOneofDeclCount(); i++) {
      int index = i;
      text.append("oneof %s {\n".formatted(type.getOneofDecl(i).getName()));
      type.getFieldList().stream()
          .filter(f -> f.hasOneofIndex() && f.getOneofIndex() == index)
          .forEach(
              f -> text.append("%s %s = %d;\n".formatted(type(f), f.getName(), f.getNumber())));
      text.append("}\n");
    }
    text.append("}\n");
  }

  private void write(DescriptorProto within, FieldDescriptorProto field) {
    DescriptorProto entry =
        within.getNestedTypeList().stream()
            .filter(type -> type.getOptions().getMapEntry())
            .filter(type -> field.getTypeName().endsWith("." + type.getName()))
            .findFirst()
            .orElse(null);
    String declared =
        entry == null
            ? label(field) + type(field)
            : "map<%s, %s>".formatted(type(entry.getField(0)), type(entry.getField(1)));
    text.append(
        "  %s %s = %d%s;\n"
            .formatted(declared, field.getName(), field.getNumber(), options(field)));
  }

  private String label(FieldDescriptorProto field) {
    if (field.getLabel() == Label.LABEL_REPEATED) {
      return "repeated ";
    }
    return file.getSyntax().equals("proto2") || field.getProto3Optional() ? "optional " : "";
  }

  /** Half of the names without their package. */
  private static String type(FieldDescriptorProto field) {
    String name = field.getTypeName();
    if (!name.isEmpty()) {
      return field.getNumber() % 2 == 0 ? name : name.substring(".p.".length());
    }
    return field.getType().name().substring("TYPE_".length()).toLowerCase(Locale.ROOT);
  }

  private static String options(FieldDescriptorProto field) {
    List<String> options = new ArrayList<>();
    if (field.hasDefaultValue()) {
      boolean isText = field.getType() == FieldDescriptorProto.Type.TYPE_STRING;
      options.add("default = " + (isText ? "\"d\"" : field.getDefaultValue()));
    }
    if (field.getOptions().hasPacked()) {
      options.add("packed = " + field.getOptions().getPacked());
    }
    var features = field.getOptions().getFeatures();
    features
        .getAllFields()
        .forEach(
            (feature, value) ->
                options.add("features.%s = %s".formatted(feature.getName(), value)));
    return options.isEmpty() ? "" : " [" + String.join(", ", options) + "]";
  }
}
