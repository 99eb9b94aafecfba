package dev.weir.inputs.protobuf;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.WireFormat;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/** A map of which the values of some keys are read. Of entries with the same key the last holds. */
final class MapPlan extends FieldPlan {
  private static final int NOWHERE = -1;

  private final Map<String, Entry> entries = new HashMap<>();
  private final FieldDescriptor keyField;
  private final Scalar key;

  /**
   * Creates a plan.
   *
   * @param values the plans of values, by the text of their key
   */
  MapPlan(FieldDescriptor field, String path, Map<String, FieldPlan> values) {
    super(field, path);
    values.forEach((name, plan) -> entries.put(name, new Entry(plan)));
    keyField = field.getMessageType().findFieldByNumber(1);
    key = new Scalar(keyField);
  }

  private static final class Entry {
    private final FieldPlan value;
    private boolean isPresent;

    Entry(FieldPlan value) {
      this.value = value;
    }
  }

  @Override
  void reset() {
    for (Entry entry : entries.values()) {
      entry.isPresent = false;
      entry.value.reset();
    }
  }

  @Override
  void discard() {
    for (Entry entry : entries.values()) {
      entry.isPresent = false;
      entry.value.discard();
    }
  }

  /** The key may come after the value, so that a value is read once its entry has been. */
  @Override
  void read(RecordInput input, int wireType) throws IOException {
    requireWireType(wireType);
    CodedInputStream in = input.stream();
    int outer = in.pushLimit(in.readRawVarint32());
    int from = NOWHERE;
    int to = NOWHERE;
    int valueType = 0;
    key.setToDefault();
    for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
      int number = WireFormat.getTagFieldNumber(tag);
      int type = WireFormat.getTagWireType(tag);
      if (number == 1 && type == keyField.getLiteType().getWireType()) {
        key.read(input);
        continue;
      }
      int start = input.position();
      input.skip(number, type);
      if (number == 2) {
        from = start;
        to = input.position();
        valueType = type;
      }
    }
    in.popLimit(outer);
    Entry entry = entries.get(key.key());
    if (entry != null) {
      readValue(input, entry, from, to, valueType);
    }
  }

  private static void readValue(RecordInput input, Entry entry, int from, int to, int wireType)
      throws IOException {
    if (entry.isPresent) {
      entry.value.discard();
    }
    entry.isPresent = true;
    if (from == NOWHERE) {
      entry.value.setToDefault();
    } else {
      input.readAgain(from, to, () -> entry.value.read(input, wireType));
    }
  }

  @Override
  void finish(RecordInput input) {
    for (Entry entry : entries.values()) {
      if (entry.isPresent) {
        entry.value.finish(input);
      }
    }
  }
}
