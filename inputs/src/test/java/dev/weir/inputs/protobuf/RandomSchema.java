package dev.weir.inputs.protobuf;

import com.google.protobuf.DescriptorProtos.DescriptorProto;
import com.google.protobuf.DescriptorProtos.Edition;
import com.google.protobuf.DescriptorProtos.EnumDescriptorProto;
import com.google.protobuf.DescriptorProtos.FeatureSet;
import com.google.protobuf.DescriptorProtos.FieldDescriptorProto;
import com.google.protobuf.DescriptorProtos.FieldDescriptorProto.Label;
import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Makes up schemas of all features that the wire format depends on, as protobuf describes them. */
final class RandomSchema {
  private static final FieldDescriptorProto.Type[] SCALARS = {
    FieldDescriptorProto.Type.TYPE_DOUBLE, FieldDescriptorProto.Type.TYPE_FLOAT,
        FieldDescriptorProto.Type.TYPE_INT64, FieldDescriptorProto.Type.TYPE_UINT64,
        FieldDescriptorProto.Type.TYPE_INT32,
    FieldDescriptorProto.Type.TYPE_FIXED64, FieldDescriptorProto.Type.TYPE_FIXED32,
        FieldDescriptorProto.Type.TYPE_BOOL, FieldDescriptorProto.Type.TYPE_STRING,
        FieldDescriptorProto.Type.TYPE_BYTES,
    FieldDescriptorProto.Type.TYPE_UINT32, FieldDescriptorProto.Type.TYPE_SFIXED32,
        FieldDescriptorProto.Type.TYPE_SFIXED64, FieldDescriptorProto.Type.TYPE_SINT32,
        FieldDescriptorProto.Type.TYPE_SINT64
  };
  private static final int MOST_DEPTH = 2;

  private final Random random;
  private final String syntax;

  private RandomSchema(Random random, String syntax) {
    this.random = random;
    this.syntax = syntax;
  }

  /** A schema whose first message is p.M; syntax is proto2, proto3 or editions. */
  static FileDescriptorProto make(Random random, String syntax) {
    FileDescriptorProto.Builder file =
        FileDescriptorProto.newBuilder().setName("m.proto").setPackage("p").setSyntax(syntax);
    if (syntax.equals("editions")) {
      file.setEdition(Edition.EDITION_2023);
    }
    file.addEnumType(
        EnumDescriptorProto.newBuilder()
            .setName("Kind")
            .addValue(DescriptorText.symbol("ZERO", 0))
            .addValue(DescriptorText.symbol("ONE", 1))
            .addValue(DescriptorText.symbol("MINUS", -1)));
    file.addMessageType(new RandomSchema(random, syntax).message("M", ".p.M", 0));
    return file.build();
  }

  private DescriptorProto message(String name, String fullName, int depth) {
    DescriptorProto.Builder message = DescriptorProto.newBuilder().setName(name);
    List<String> nested = new ArrayList<>();
    for (int i = 0; depth < MOST_DEPTH && i < 2; i++) {
      String inner = "N" + depth + i;
      nested.add(fullName + "." + inner);
      message.addNestedType(message(inner, fullName + "." + inner, depth + 1));
    }
    int number = 0;
    for (int i = 0; i < 7; i++) {
      number += 1 + random.nextInt(30);
      add(message, "f" + i, number, nested, fullName);
    }
    addOneof(message, number, nested);
    return message.build();
  }

  private void add(
      DescriptorProto.Builder message, String name, int number, List<String> nested, String scope) {
    FieldDescriptorProto.Builder field = FieldDescriptorProto.newBuilder().setName(name);
    field.setNumber(number);
    int choice = random.nextInt(10);
    if (choice == 0) {
      addMap(message, field, nested, scope);
      return;
    }
    setType(field, nested, choice < 4);
    field.setLabel(random.nextInt(3) == 0 ? Label.LABEL_REPEATED : Label.LABEL_OPTIONAL);
    if (field.getLabel() == Label.LABEL_REPEATED) {
      setPacked(field);
    } else {
      setPresence(field);
    }
    message.addField(field);
  }

  private void setType(FieldDescriptorProto.Builder field, List<String> nested, boolean complex) {
    if (complex && !nested.isEmpty()) {
      field
          .setType(FieldDescriptorProto.Type.TYPE_MESSAGE)
          .setTypeName(nested.get(random.nextInt(nested.size())));
    } else if (complex) {
      field.setType(FieldDescriptorProto.Type.TYPE_ENUM).setTypeName(".p.Kind");
    } else {
      field.setType(SCALARS[random.nextInt(SCALARS.length)]);
    }
  }

  private void setPacked(FieldDescriptorProto.Builder field) {
    boolean packable =
        switch (field.getType()) {
          case TYPE_STRING, TYPE_BYTES, TYPE_MESSAGE -> false;
          default -> true;
        };
    if (packable && random.nextBoolean()) {
      if (syntax.equals("editions")) {
        features(field).setRepeatedFieldEncoding(FeatureSet.RepeatedFieldEncoding.EXPANDED);
      } else {
        field.getOptionsBuilder().setPacked(random.nextBoolean());
      }
    }
  }

  private static FeatureSet.Builder features(FieldDescriptorProto.Builder field) {
    return field.getOptionsBuilder().getFeaturesBuilder();
  }

  private void setPresence(FieldDescriptorProto.Builder field) {
    boolean isMessage = field.getType() == FieldDescriptorProto.Type.TYPE_MESSAGE;
    switch (syntax) {
      case "proto3" -> {
        if (random.nextInt(3) == 0) {
          field.setProto3Optional(true);
        }
      }
      case "editions" -> {
        if (isMessage && random.nextBoolean()) {
          features(field).setMessageEncoding(FeatureSet.MessageEncoding.DELIMITED);
        } else if (!isMessage && random.nextBoolean()) {
          features(field).setFieldPresence(FeatureSet.FieldPresence.IMPLICIT);
        } else {
          setDefault(field);
        }
      }
      default -> setDefault(field);
    }
  }

  private void setDefault(FieldDescriptorProto.Builder field) {
    if (random.nextBoolean()) {
      switch (field.getType()) {
        case TYPE_DOUBLE, TYPE_FLOAT -> field.setDefaultValue("2.5");
        case TYPE_BOOL -> field.setDefaultValue("true");
        case TYPE_STRING -> field.setDefaultValue("d");
        case TYPE_ENUM -> field.setDefaultValue("ONE");
        case TYPE_MESSAGE, TYPE_BYTES -> {}
        default -> field.setDefaultValue("17");
      }
    }
  }

  private void addMap(
      DescriptorProto.Builder message,
      FieldDescriptorProto.Builder field,
      List<String> nested,
      String scope) {
    String entry = field.getName().replace('f', 'F') + "Entry";
    FieldDescriptorProto.Builder value = DescriptorText.part("value", 2);
    setType(value, nested, random.nextBoolean());
    FieldDescriptorProto.Type key =
        random.nextBoolean()
            ? FieldDescriptorProto.Type.TYPE_STRING
            : FieldDescriptorProto.Type.TYPE_SINT32;
    message
        .addNestedTypeBuilder()
        .setName(entry)
        .addField(DescriptorText.part("key", 1).setType(key))
        .addField(value)
        .getOptionsBuilder()
        .setMapEntry(true);
    message.addField(
        field
            .setLabel(Label.LABEL_REPEATED)
            .setType(FieldDescriptorProto.Type.TYPE_MESSAGE)
            .setTypeName(scope + "." + entry));
  }

  private void addOneof(DescriptorProto.Builder message, int last, List<String> nested) {
    message.addOneofDeclBuilder().setName("choice");
    for (int i = 1; i <= 3; i++) {
      FieldDescriptorProto.Builder field =
          FieldDescriptorProto.newBuilder().setName("c" + i).setNumber(last + i).setOneofIndex(0);
      setType(field.setLabel(Label.LABEL_OPTIONAL), nested, i == 3);
      message.addField(field);
    }
  }
}
