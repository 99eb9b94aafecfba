package dev.weir.inputs.protobuf;

import com.google.protobuf.DescriptorProtos.DescriptorProto;
import com.google.protobuf.DescriptorProtos.EnumDescriptorProto;
import com.google.protobuf.DescriptorProtos.FieldDescriptorProto;
import com.google.protobuf.DescriptorProtos.OneofDescriptorProto;
import com.squareup.wire.schema.internal.parser.EnumConstantElement;
import com.squareup.wire.schema.internal.parser.EnumElement;
import com.squareup.wire.schema.internal.parser.FieldElement;
import com.squareup.wire.schema.internal.parser.GroupElement;
import com.squareup.wire.schema.internal.parser.MessageElement;
import com.squareup.wire.schema.internal.parser.OneOfElement;
import com.squareup.wire.schema.internal.parser.TypeElement;
import java.util.List;

/**
 * Describes messages and enums. A message's declared messages come before those of its groups and
 * maps, so that message indexes count the declared ones only, as Confluent's Java client does.
 */
final class MessageParser {
  private final FieldParser fields;

  MessageParser(boolean isProto3) {
    fields = new FieldParser(isProto3);
  }

  DescriptorProto describe(MessageElement message) {
    DescriptorProto.Builder proto = DescriptorProto.newBuilder().setName(message.getName());
    ProtoOptions.features(message.getOptions())
        .ifPresent(set -> proto.getOptionsBuilder().setFeatures(set));
    addNested(proto, message.getNestedTypes());
    message.getFields().forEach(field -> add(proto, field));
    message.getGroups().forEach(group -> add(proto, group));
    message.getOneOfs().forEach(oneof -> add(proto, oneof));
    return proto.build();
  }

  private void addNested(DescriptorProto.Builder proto, List<TypeElement> types) {
    for (TypeElement type : types) {
      switch (type) {
        case MessageElement message -> proto.addNestedType(describe(message));
        case EnumElement each -> proto.addEnumType(describe(each));
        default -> {}
      }
    }
  }

  private void add(DescriptorProto.Builder proto, FieldElement field) {
    if (FieldParser.isMap(field)) {
      DescriptorProto entry = fields.entry(field);
      proto.addNestedType(entry);
      proto.addField(fields.map(field, entry.getName()));
    } else {
      proto.addField(fields.describe(field));
    }
  }

  private void add(DescriptorProto.Builder proto, OneOfElement oneof) {
    int index = proto.getOneofDeclCount();
    proto.addOneofDecl(OneofDescriptorProto.newBuilder().setName(oneof.getName()));
    for (FieldElement field : oneof.getFields()) {
      proto.addField(fields.describe(field).setOneofIndex(index));
    }
    for (GroupElement group : oneof.getGroups()) {
      add(proto, group).setOneofIndex(index);
    }
  }

  /** A group declares a message and a field of that type at once. */
  private FieldDescriptorProto.Builder add(DescriptorProto.Builder proto, GroupElement group) {
    DescriptorProto.Builder type = DescriptorProto.newBuilder().setName(group.getName());
    group.getFields().forEach(field -> add(type, field));
    proto.addNestedType(type);
    return proto.addFieldBuilder().mergeFrom(FieldParser.describe(group).build());
  }

  static EnumDescriptorProto describe(EnumElement element) {
    EnumDescriptorProto.Builder proto = EnumDescriptorProto.newBuilder().setName(element.getName());
    ProtoOptions.features(element.getOptions())
        .ifPresent(set -> proto.getOptionsBuilder().setFeatures(set));
    for (EnumConstantElement constant : element.getConstants()) {
      proto.addValueBuilder().setName(constant.getName()).setNumber(constant.getTag());
    }
    return proto.build();
  }
}
