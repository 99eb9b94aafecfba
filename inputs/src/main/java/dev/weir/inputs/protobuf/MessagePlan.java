package dev.weir.inputs.protobuf;

import com.google.protobuf.WireFormat;
import java.io.IOException;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is wanted of a message, by field number. Keeps values while it reads: one per thread. */
final class MessagePlan {
  private final FieldPlan[] fields;
  private final int[] numbers;

  MessagePlan(Collection<FieldPlan> plans) {
    List<FieldPlan> sorted =
        plans.stream().sorted(Comparator.comparingInt(plan -> plan.field.getNumber())).toList();
    fields = sorted.toArray(FieldPlan[]::new);
    numbers = sorted.stream().mapToInt(plan -> plan.field.getNumber()).toArray();
  }

  void reset() {
    for (FieldPlan field : fields) {
      field.reset();
    }
  }

  void discard() {
    for (FieldPlan field : fields) {
      field.discard();
    }
  }

  /**
   * Reads fields up to a tag.
   *
   * @param end 0: up to the end of the bytes or the limit
   */
  void read(RecordInput input, int end) throws IOException {
    int tag = input.stream().readTag();
    while (tag != end) {
      int number = WireFormat.getTagFieldNumber(tag);
      int wireType = WireFormat.getTagWireType(tag);
      if (tag == 0) {
        throw new IOException("a group does not end");
      }
      FieldPlan field = find(number);
      if (field == null) {
        input.skip(number, wireType);
      } else {
        field.read(input, wireType);
      }
      tag = input.stream().readTag();
    }
  }

  /** Linear: a message has few wanted fields. */
  private @Nullable FieldPlan find(int number) {
    for (int i = 0; i < numbers.length; i++) {
      if (numbers[i] == number) {
        return fields[i];
      }
    }
    return null;
  }

  void finish(RecordInput input) {
    for (FieldPlan field : fields) {
      field.finish(input);
    }
  }
}
