package dev.weir.inputs.protobuf;

import com.google.protobuf.ByteString;
import com.google.protobuf.CodedInputStream;
import com.google.protobuf.Descriptors.EnumValueDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import dev.weir.inputs.path.Slots;
import java.io.IOException;

/** A value that is no message: read from a record, kept without an object, put into slots. */
final class Scalar {
  private static final long UNSIGNED = 0xffff_ffffL;

  private final FieldDescriptor field;
  private final FieldDescriptor.Type type;
  private long bits;
  private String text = "";
  private byte[] bytes = {};
  private int from;
  private int length;

  Scalar(FieldDescriptor field) {
    this.field = field;
    this.type = field.getType();
  }

  /**
   * Reads a value.
   *
   * @return whether it is one: a number that a closed enum does not have is ignored
   */
  boolean read(RecordInput input) throws IOException {
    CodedInputStream in = input.stream();
    switch (type) {
      case DOUBLE, FIXED64, SFIXED64 -> bits = in.readRawLittleEndian64();
      case FLOAT -> bits = Double.doubleToRawLongBits(in.readFloat());
      case INT64, UINT64 -> bits = in.readRawVarint64();
      case SINT64 -> bits = in.readSInt64();
      case INT32 -> bits = in.readInt32();
      case SINT32 -> bits = in.readSInt32();
      case SFIXED32 -> bits = in.readSFixed32();
      case UINT32 -> bits = in.readUInt32() & UNSIGNED;
      case FIXED32 -> bits = in.readFixed32() & UNSIGNED;
      case BOOL -> bits = in.readBool() ? 1 : 0;
      case STRING -> text = in.readStringRequireUtf8();
      case BYTES -> readBytes(input);
      case ENUM -> {
        return readEnum(in.readEnum());
      }
      default -> throw new IllegalStateException("a message");
    }
    return true;
  }

  private void readBytes(RecordInput input) throws IOException {
    int size = input.stream().readRawVarint32();
    int start = input.position();
    input.stream().skipRawBytes(size);
    bytes = input.bytes();
    from = start;
    length = size;
  }

  private boolean readEnum(int number) {
    EnumValueDescriptor symbol = field.getEnumType().findValueByNumber(number);
    if (symbol == null && field.legacyEnumFieldTreatedAsClosed()) {
      return false;
    }
    text = symbol == null ? Integer.toString(number) : symbol.getName();
    return true;
  }

  /** Sets the default that the schema states, or the type's. */
  void setToDefault() {
    switch (field.getJavaType()) {
      case STRING -> text = (String) field.getDefaultValue();
      case BYTE_STRING -> setBytes((ByteString) field.getDefaultValue());
      case ENUM -> text = ((EnumValueDescriptor) field.getDefaultValue()).getName();
      case BOOLEAN -> bits = (boolean) field.getDefaultValue() ? 1 : 0;
      case FLOAT -> bits = Double.doubleToRawLongBits((float) field.getDefaultValue());
      case DOUBLE -> bits = Double.doubleToRawLongBits((double) field.getDefaultValue());
      case INT -> bits = defaultOf((int) field.getDefaultValue());
      case LONG -> bits = (long) field.getDefaultValue();
      case MESSAGE -> throw new IllegalStateException("a message");
    }
  }

  private long defaultOf(int value) {
    return type == FieldDescriptor.Type.UINT32 || type == FieldDescriptor.Type.FIXED32
        ? value & UNSIGNED
        : value;
  }

  private void setBytes(ByteString value) {
    bytes = value.toByteArray();
    from = 0;
    length = bytes.length;
  }

  /** Puts the value into a slot. */
  void put(Slots slots, int slot) {
    switch (type) {
      case DOUBLE, FLOAT -> slots.decimal(slot, Double.longBitsToDouble(bits));
      case UINT64, FIXED64 -> putUnsigned(slots, slot);
      case BOOL -> slots.bool(slot, bits != 0);
      case STRING, ENUM -> slots.text(slot, text);
      case BYTES -> slots.bytes(slot, bytes, from, length);
      default -> slots.integer(slot, bits);
    }
  }

  /** Above a long's range, rounded once: the last bit is kept for ties. */
  private void putUnsigned(Slots slots, int slot) {
    if (bits >= 0) {
      slots.integer(slot, bits);
    } else {
      slots.decimal(slot, ((bits >>> 1) | (bits & 1)) * 2.0);
    }
  }

  /** The value as the key of a map is written in a path. */
  String key() {
    return switch (type) {
      case STRING -> text;
      case BOOL -> bits != 0 ? "true" : "false";
      case UINT64, FIXED64 -> Long.toUnsignedString(bits);
      default -> Long.toString(bits);
    };
  }
}
