package dev.weir.inputs.protobuf;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.Descriptors.FieldDescriptor;
import dev.weir.inputs.path.PlanNode;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A repeated field of which all elements are read one by one, or some alone. */
final class ElementsPlan extends FieldPlan {
  private final @Nullable FieldPlan each;
  private final @Nullable FieldPlan[] alone;
  private final int[] rows;
  private final Scalar unwanted;
  private int count;

  /** Creates a plan for all elements. */
  static ElementsPlan ofAll(FieldDescriptor field, String path, PlanNode each, FieldPlan plan) {
    return new ElementsPlan(field, path, plan, new FieldPlan[0], each.below());
  }

  /** Creates a plan for some elements; null: one that is not wanted. */
  static ElementsPlan of(FieldDescriptor field, String path, @Nullable FieldPlan[] plans) {
    return new ElementsPlan(field, path, null, plans, new int[0]);
  }

  private ElementsPlan(
      FieldDescriptor field,
      String path,
      @Nullable FieldPlan each,
      @Nullable FieldPlan[] alone,
      int[] rows) {
    super(field, path);
    this.each = each;
    this.alone = alone;
    this.rows = rows;
    this.unwanted = new Scalar(field);
  }

  @Override
  void reset() {
    count = 0;
  }

  @Override
  void discard() {
    if (count > 0) {
      throw twice();
    }
  }

  @Override
  void read(RecordInput input, int wireType) throws IOException {
    if (isPacked(wireType) && field.isPackable()) {
      readPacked(input);
      return;
    }
    requireWireType(wireType);
    begin(input);
    FieldPlan plan = plan(count);
    if (plan == null) {
      input.skip(field.getNumber(), wireType);
    } else {
      plan.reset();
      plan.read(input, wireType);
      plan.finish(input);
    }
    end(input);
  }

  private void readPacked(RecordInput input) throws IOException {
    CodedInputStream in = input.stream();
    int outer = in.pushLimit(in.readRawVarint32());
    while (in.getBytesUntilLimit() > 0) {
      begin(input);
      if (plan(count) instanceof ScalarPlan scalar) {
        scalar.reset();
        scalar.readValue(input);
        scalar.finish(input);
      } else {
        unwanted.read(input);
      }
      end(input);
    }
    in.popLimit(outer);
  }

  private @Nullable FieldPlan plan(int index) {
    if (each != null) {
      return each;
    }
    return index < alone.length ? alone[index] : null;
  }

  private void begin(RecordInput input) {
    if (count == 0 && each != null) {
      input.slots().beginElements(rows);
    }
  }

  private void end(RecordInput input) {
    if (each != null) {
      input.slots().endElement(rows, count);
    }
    count++;
  }

  @Override
  void finish(RecordInput input) {
    if (count == 0) {
      begin(input);
    }
  }
}
