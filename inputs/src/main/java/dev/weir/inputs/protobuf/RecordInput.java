package dev.weir.inputs.protobuf;

import com.google.protobuf.CodedInputStream;
import dev.weir.inputs.path.Slots;
import java.io.IOException;

/** The bytes of a record from a position on, and where its values go. */
final class RecordInput {
  private static final int TAG_TYPE_BITS = 3;

  private final byte[] bytes;
  private final Slots slots;
  private CodedInputStream stream;
  private int base;

  RecordInput(byte[] bytes, int from, Slots slots) {
    this.bytes = bytes;
    this.slots = slots;
    this.base = from;
    stream = CodedInputStream.newInstance(bytes, from, bytes.length - from);
  }

  CodedInputStream stream() {
    return stream;
  }

  byte[] bytes() {
    return bytes;
  }

  Slots slots() {
    return slots;
  }

  /** The index of the next byte. */
  int position() {
    return base + stream.getTotalBytesRead();
  }

  /** A field's tag. */
  static int tag(int number, int wireType) {
    return number << TAG_TYPE_BITS | wireType;
  }

  /** Skips a value that begins after its tag. */
  void skip(int number, int wireType) throws IOException {
    if (!stream.skipField(tag(number, wireType))) {
      throw new IOException("a group ends that has not begun");
    }
  }

  /** Reads from another position, and continues here afterwards. */
  void readAgain(int from, int to, Reading reading) throws IOException {
    CodedInputStream outer = stream;
    int outerBase = base;
    stream = CodedInputStream.newInstance(bytes, from, to - from);
    base = from;
    reading.read();
    stream = outer;
    base = outerBase;
  }

  /** Reads something. */
  interface Reading {
    void read() throws IOException;
  }
}
