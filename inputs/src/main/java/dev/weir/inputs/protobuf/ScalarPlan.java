package dev.weir.inputs.protobuf;

import com.google.protobuf.Descriptors.FieldDescriptor;
import java.io.IOException;

/**
 * A singular value. An absent field has its default, unless the schema distinguishes absence: a
 * field without presence is 0 when it is not written. An empty text or no bytes there are a value
 * only for slots that need one.
 */
final class ScalarPlan extends FieldPlan {
  private final int[] slots;
  private final int[] defaultSlots;
  private final Scalar value;
  private boolean isPresent;

  /**
   * Creates a plan.
   *
   * @param slots that receive the value
   * @param required those of them that need one
   */
  ScalarPlan(FieldDescriptor field, String path, int[] slots, int[] required) {
    super(field, path);
    this.slots = slots;
    this.value = new Scalar(field);
    this.defaultSlots = defaultSlots(field, slots, required);
  }

  private static int[] defaultSlots(FieldDescriptor field, int[] slots, int[] required) {
    if (field.hasDefaultValue()) {
      return slots;
    }
    if (field.hasPresence() || field.isRepeated()) {
      return new int[0];
    }
    return switch (field.getType()) {
      case STRING, BYTES -> required;
      default -> slots;
    };
  }

  @Override
  void reset() {
    isPresent = false;
  }

  @Override
  void read(RecordInput input, int wireType) throws IOException {
    requireWireType(wireType);
    readValue(input);
  }

  /** Reads a value without regard to its tag. */
  void readValue(RecordInput input) throws IOException {
    if (value.read(input)) {
      claim();
      isPresent = true;
    }
  }

  @Override
  void setToDefault() {
    value.setToDefault();
    isPresent = true;
  }

  @Override
  void discard() {
    reset();
  }

  @Override
  void finish(RecordInput input) {
    if (!isPresent && defaultSlots.length > 0) {
      value.setToDefault();
    }
    for (int slot : isPresent ? slots : defaultSlots) {
      value.put(input.slots(), slot);
    }
  }
}
