package dev.weir.inputs.protobuf;

import com.google.protobuf.CodedOutputStream;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FileDescriptor;
import dev.weir.inputs.path.FieldPath;
import dev.weir.inputs.path.SlotPlan;
import dev.weir.inputs.path.SlotUse;
import dev.weir.inputs.path.Slots;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Schemas and records for tests, written by hand. */
final class Protos {
  private Protos() {}

  /** The first message of a file. */
  static Descriptor first(String file) {
    return link(file).getMessageTypes().getFirst();
  }

  static FileDescriptor link(String file) {
    return ProtoLinker.link("test.proto", file, name -> null);
  }

  /** A plan of one slot. */
  static SlotPlan plan(SlotUse use, String path) {
    return plan(use, path, false);
  }

  static SlotPlan plan(SlotUse use, String path, boolean optional) {
    SlotPlan.Builder plan = new SlotPlan.Builder();
    plan.add(use, FieldPath.parse(path), optional);
    return plan.build();
  }

  /** Reads one path of a record. */
  static Slots read(String file, SlotUse use, String path, byte[] value) {
    SlotPlan plan = plan(use, path);
    Slots slots = new Slots(plan);
    ProtobufFormat.ofType(plan, first(file)).read("t", value, slots);
    return slots;
  }

  static byte[] bytes(Writing writing) {
    try {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      CodedOutputStream out = CodedOutputStream.newInstance(bytes);
      writing.write(out);
      out.flush();
      return bytes.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Writes a record. */
  interface Writing {
    void write(CodedOutputStream out) throws IOException;
  }
}
