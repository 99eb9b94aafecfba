package dev.weir.inputs.protobuf;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.Descriptors.FieldDescriptor;
import dev.weir.inputs.path.Slots;
import java.io.IOException;

/** A repeated field that slots take as a whole, packed or not. */
final class ArrayPlan extends FieldPlan {
  private final int[] slots;
  private final Scalar value;
  private boolean hasBegun;

  ArrayPlan(FieldDescriptor field, String path, int[] slots) {
    super(field, path);
    this.slots = slots;
    this.value = new Scalar(field);
  }

  @Override
  void reset() {
    hasBegun = false;
  }

  @Override
  void discard() {
    if (hasBegun) {
      throw twice();
    }
  }

  @Override
  void read(RecordInput input, int wireType) throws IOException {
    begin(input);
    if (wireType == ownWireType()) {
      readOne(input);
    } else if (isPacked(wireType) && field.isPackable()) {
      readPacked(input);
    } else {
      throw otherSchema(wireType);
    }
  }

  private void begin(RecordInput input) {
    if (!hasBegun) {
      hasBegun = true;
      for (int slot : slots) {
        input.slots().beginArray(slot);
      }
    }
  }

  private void readOne(RecordInput input) throws IOException {
    if (value.read(input)) {
      for (int slot : slots) {
        value.put(input.slots(), slot);
      }
    }
  }

  private void readPacked(RecordInput input) throws IOException {
    CodedInputStream in = input.stream();
    int outer = in.pushLimit(in.readRawVarint32());
    if (slots.length == 1 && field.getType() == FieldDescriptor.Type.DOUBLE) {
      readDoubles(in, input.slots(), slots[0]);
    } else if (slots.length == 1 && field.getType() == FieldDescriptor.Type.FLOAT) {
      readFloats(in, input.slots(), slots[0]);
    } else {
      while (in.getBytesUntilLimit() > 0) {
        readOne(input);
      }
    }
    in.popLimit(outer);
  }

  private static void readDoubles(CodedInputStream in, Slots slots, int slot) throws IOException {
    while (in.getBytesUntilLimit() > 0) {
      slots.decimal(slot, in.readDouble());
    }
  }

  private static void readFloats(CodedInputStream in, Slots slots, int slot) throws IOException {
    while (in.getBytesUntilLimit() > 0) {
      slots.decimal(slot, in.readFloat());
    }
  }

  @Override
  void finish(RecordInput input) {
    begin(input);
    for (int slot : slots) {
      input.slots().endArray(slot);
    }
  }
}
