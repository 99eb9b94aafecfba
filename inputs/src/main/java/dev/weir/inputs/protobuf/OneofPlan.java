package dev.weir.inputs.protobuf;

import com.google.protobuf.Descriptors.FieldDescriptor;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The members of a oneof that are wanted: one that is read replaces the others. */
final class OneofPlan {
  private final List<FieldPlan> members = new ArrayList<>();

  void add(FieldPlan member) {
    members.add(member);
    member.setOneof(this);
  }

  void choose(FieldPlan chosen) {
    for (FieldPlan member : members) {
      if (!member.equals(chosen)) {
        member.discard();
      }
    }
  }

  /** A member that no path wants. */
  FieldPlan unwanted(FieldDescriptor field) {
    return new Unwanted(field, this);
  }

  private static final class Unwanted extends FieldPlan {
    Unwanted(FieldDescriptor field, OneofPlan oneof) {
      super(field, field.getName());
      setOneof(oneof);
    }

    @Override
    void read(RecordInput input, int wireType) throws IOException {
      input.skip(field.getNumber(), wireType);
      if (wireType == ownWireType()) {
        claim();
      }
    }

    @Override
    void reset() {}

    @Override
    void discard() {}

    @Override
    void finish(RecordInput input) {}
  }
}
