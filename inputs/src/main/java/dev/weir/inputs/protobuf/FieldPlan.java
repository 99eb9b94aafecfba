package dev.weir.inputs.protobuf;

import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.WireFormat;
import dev.weir.inputs.path.UnmappableException;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * How a field of a message is read. Values of singular fields are kept until the message ends,
 * because a later one replaces them; those of repeated fields go to the slots at once.
 */
abstract class FieldPlan {
  final FieldDescriptor field;
  final String path;
  private @Nullable OneofPlan oneof;

  /**
   * Creates a plan.
   *
   * @param path of a slot that the field is read for, for messages
   */
  FieldPlan(FieldDescriptor field, String path) {
    this.field = field;
    this.path = path;
  }

  /** Forgets the last record. */
  abstract void reset();

  /** Reads a value, whose tag has been read. */
  abstract void read(RecordInput input, int wireType) throws IOException;

  /** Sets the value of a map's entry that has none. */
  void setToDefault() {
    throw new IllegalStateException(path);
  }

  /**
   * Forgets what was read of this record.
   *
   * @throws UnmappableException if it is in the slots already
   */
  abstract void discard();

  /** Puts what was read into the slots. */
  abstract void finish(RecordInput input);

  final void setOneof(OneofPlan plan) {
    oneof = plan;
  }

  /** Discards the other members of the field's oneof. */
  final void claim() {
    if (oneof != null) {
      oneof.choose(this);
    }
  }

  /** The wire type that the field has, unless it is packed. */
  final int ownWireType() {
    return field.getLiteType().getWireType();
  }

  final void requireWireType(int wireType) {
    if (wireType != ownWireType()) {
      throw otherSchema(wireType);
    }
  }

  final UnmappableException otherSchema(int wireType) {
    return UnmappableException.undecodable(
        path,
        "field %d has wire type %d, but a %s has %d; the record was written by another schema"
            .formatted(field.getNumber(), wireType, ProtoNames.type(field), ownWireType()));
  }

  final UnmappableException twice() {
    return UnmappableException.undecodable(
        path, "the record has it twice, in one key of a map or one oneof");
  }

  static boolean isPacked(int wireType) {
    return wireType == WireFormat.WIRETYPE_LENGTH_DELIMITED;
  }
}
