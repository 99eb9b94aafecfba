package dev.weir.inputs.protobuf;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.TimestampProto;
import com.google.protobuf.WireFormat;
import dev.weir.inputs.path.Slots;
import java.io.IOException;
import java.time.temporal.ChronoUnit;

/** A google.protobuf.Timestamp as a point in time. */
final class TimestampPlan extends FieldPlan {
  static final String TYPE = "google.protobuf.Timestamp";

  private static final Descriptor DESCRIPTOR =
      TimestampProto.getDescriptor().findMessageTypeByName("Timestamp");
  private static final int SECONDS =
      RecordInput.tag(
          DESCRIPTOR.findFieldByName("seconds").getNumber(), WireFormat.WIRETYPE_VARINT);
  private static final int NANOS =
      RecordInput.tag(DESCRIPTOR.findFieldByName("nanos").getNumber(), WireFormat.WIRETYPE_VARINT);
  private static final long NANOS_A_SECOND = 1_000_000_000;
  private static final long NANOS_A_MICRO = 1_000;
  private static final long MICROS_A_SECOND = 1_000_000;

  /** Seconds that fit as nanoseconds into a long: years 1678 to 2262. */
  private static final long MOST_IN_NANOS = Long.MAX_VALUE / NANOS_A_SECOND - 1;

  /** Year 10000, the end of what a timestamp may be. */
  private static final long MOST_SECONDS = 253_402_300_800L;

  private final int[] slots;
  private boolean isPresent;
  private long seconds;
  private int nanos;

  TimestampPlan(FieldDescriptor field, String path, int[] slots) {
    super(field, path);
    this.slots = slots;
  }

  @Override
  void reset() {
    isPresent = false;
    seconds = 0;
    nanos = 0;
  }

  @Override
  void discard() {
    reset();
  }

  @Override
  void setToDefault() {
    isPresent = true;
  }

  @Override
  void read(RecordInput input, int wireType) throws IOException {
    requireWireType(wireType);
    claim();
    isPresent = true;
    CodedInputStream in = input.stream();
    int outer = in.pushLimit(in.readRawVarint32());
    for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
      if (tag == SECONDS) {
        seconds = in.readInt64();
      } else if (tag == NANOS) {
        nanos = in.readInt32();
      } else {
        input.skip(WireFormat.getTagFieldNumber(tag), WireFormat.getTagWireType(tag));
      }
    }
    in.popLimit(outer);
  }

  @Override
  void finish(RecordInput input) {
    if (isPresent) {
      for (int slot : slots) {
        put(input.slots(), slot);
      }
    }
  }

  private void put(Slots to, int slot) {
    if (Math.abs(seconds) > MOST_SECONDS || nanos < 0 || nanos >= NANOS_A_SECOND) {
      throw to.wrong(slot, "a %s out of range".formatted(TYPE));
    }
    if (Math.abs(seconds) <= MOST_IN_NANOS) {
      to.moment(slot, seconds * NANOS_A_SECOND + nanos, ChronoUnit.NANOS);
    } else {
      to.moment(slot, seconds * MICROS_A_SECOND + nanos / NANOS_A_MICRO, ChronoUnit.MICROS);
    }
  }
}
