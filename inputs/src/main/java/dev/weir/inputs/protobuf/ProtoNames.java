package dev.weir.inputs.protobuf;

import com.google.protobuf.Descriptors.FieldDescriptor;
import java.util.Locale;

/** Names of types for messages. */
final class ProtoNames {
  private ProtoNames() {}

  /** A field's type, as in a .proto file, without whether it is repeated. */
  static String type(FieldDescriptor field) {
    return switch (field.getType()) {
      case MESSAGE, GROUP -> field.getMessageType().getFullName();
      case ENUM -> "enum " + field.getEnumType().getFullName();
      default -> field.getType().name().toLowerCase(Locale.ROOT);
    };
  }
}
