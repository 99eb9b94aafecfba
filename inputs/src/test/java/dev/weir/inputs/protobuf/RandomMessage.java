package dev.weir.inputs.protobuf;

import com.google.protobuf.ByteString;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.EnumDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.DynamicMessage;
import com.google.protobuf.UnknownFieldSet;
import java.util.Random;

/** Makes up messages of a type. */
final class RandomMessage {
  private static final String[] TEXTS = {"", "k", "a.b", "äß€", "𝄞"};
  private static final int UNKNOWN = 100_000;

  private final Random random;

  RandomMessage(Random random) {
    this.random = random;
  }

  DynamicMessage make(Descriptor type) {
    DynamicMessage.Builder message = DynamicMessage.newBuilder(type);
    for (FieldDescriptor field : type.getFields()) {
      if (field.isMapField()) {
        addEntries(message, field);
      } else if (field.isRepeated()) {
        for (int i = random.nextInt(5); i > 0; i--) {
          message.addRepeatedField(field, value(field));
        }
      } else if (random.nextInt(3) > 0) {
        message.setField(field, value(field));
      }
    }
    if (random.nextInt(3) == 0) {
      message.setUnknownFields(unknown());
    }
    return message.buildPartial();
  }

  private UnknownFieldSet unknown() {
    UnknownFieldSet inner =
        UnknownFieldSet.newBuilder()
            .addField(1, UnknownFieldSet.Field.newBuilder().addVarint(random.nextLong()).build())
            .build();
    return UnknownFieldSet.newBuilder()
        .addField(
            UNKNOWN,
            UnknownFieldSet.Field.newBuilder()
                .addGroup(inner)
                .addFixed32(random.nextInt())
                .addFixed64(random.nextLong())
                .addLengthDelimited(ByteString.copyFromUtf8("unknown"))
                .build())
        .build();
  }

  private void addEntries(DynamicMessage.Builder message, FieldDescriptor field) {
    Descriptor entry = field.getMessageType();
    for (String key : new String[] {"1", "2"}) {
      if (random.nextBoolean()) {
        FieldDescriptor keyField = entry.findFieldByNumber(1);
        Object typed =
            keyField.getType() == FieldDescriptor.Type.STRING ? key : (Object) Integer.valueOf(key);
        message.addRepeatedField(
            field,
            DynamicMessage.newBuilder(entry)
                .setField(keyField, typed)
                .setField(entry.findFieldByNumber(2), value(entry.findFieldByNumber(2)))
                .buildPartial());
      }
    }
  }

  private Object value(FieldDescriptor field) {
    return switch (field.getJavaType()) {
      case INT -> random.nextBoolean() ? random.nextInt() : random.nextInt(3);
      case LONG -> random.nextBoolean() ? random.nextLong() : random.nextLong(3);
      case FLOAT -> random.nextInt(9) == 0 ? Float.NaN : random.nextInt(3) * 0.5f;
      case DOUBLE -> random.nextInt(9) == 0 ? -0.0 : random.nextGaussian();
      case BOOLEAN -> random.nextBoolean();
      case STRING -> TEXTS[random.nextInt(TEXTS.length)];
      case BYTE_STRING -> ByteString.copyFromUtf8(TEXTS[random.nextInt(TEXTS.length)]);
      case ENUM -> symbol(field.getEnumType());
      case MESSAGE -> make(field.getMessageType());
    };
  }

  private Object symbol(EnumDescriptor type) {
    return type.getValues().get(random.nextInt(type.getValues().size()));
  }
}
