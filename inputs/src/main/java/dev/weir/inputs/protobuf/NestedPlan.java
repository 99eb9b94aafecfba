package dev.weir.inputs.protobuf;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.WireFormat;
import java.io.IOException;

/** A message within a message, also as a group. Written twice, the two are merged. */
final class NestedPlan extends FieldPlan {
  private final MessagePlan inner;
  private boolean isPresent;

  NestedPlan(FieldDescriptor field, String path, MessagePlan inner) {
    super(field, path);
    this.inner = inner;
  }

  @Override
  void reset() {
    isPresent = false;
    inner.reset();
  }

  @Override
  void read(RecordInput input, int wireType) throws IOException {
    requireWireType(wireType);
    claim();
    isPresent = true;
    if (wireType == WireFormat.WIRETYPE_START_GROUP) {
      inner.read(input, RecordInput.tag(field.getNumber(), WireFormat.WIRETYPE_END_GROUP));
    } else {
      CodedInputStream in = input.stream();
      int outer = in.pushLimit(in.readRawVarint32());
      inner.read(input, 0);
      in.popLimit(outer);
    }
  }

  @Override
  void setToDefault() {
    isPresent = true;
  }

  @Override
  void discard() {
    isPresent = false;
    inner.discard();
  }

  @Override
  void finish(RecordInput input) {
    if (isPresent) {
      inner.finish(input);
    }
  }
}
