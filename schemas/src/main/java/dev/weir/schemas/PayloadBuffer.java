package dev.weir.schemas;

import java.io.OutputStream;
import java.util.Arrays;
import java.util.Objects;

/**
 * The bytes of a message while it is written: the magic byte, the schema's id, the record. Kept and
 * used again by one thread; unlike ByteArrayOutputStream it takes no lock for each value.
 */
final class PayloadBuffer extends OutputStream {
  /** A buffer that had to grow beyond this is not kept. */
  private static final int KEPT = 1 << 20;

  /** The longest array that every JVM can make. */
  private static final int MAX = Integer.MAX_VALUE - 8;

  private byte[] bytes = new byte[1024];
  private int size;

  /** Begins a message. */
  void start(int schemaId) {
    if (bytes.length > KEPT) {
      bytes = new byte[1024];
    }
    size = 0;
    write(WireFormat.MAGIC);
    for (int shift = 24; shift >= 0; shift -= 8) {
      write(schemaId >>> shift);
    }
  }

  @Override
  public void write(int value) {
    reserve(1);
    bytes[size++] = (byte) value;
  }

  @Override
  public void write(byte[] from, int offset, int length) {
    Objects.checkFromIndexSize(offset, length, from.length);
    reserve(length);
    System.arraycopy(from, offset, bytes, size, length);
    size += length;
  }

  /** A copy of the message. */
  byte[] toBytes() {
    return Arrays.copyOf(bytes, size);
  }

  private void reserve(int count) {
    int needed = Math.addExact(size, count);
    if (needed > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(needed, (int) Math.min(2L * bytes.length, MAX)));
    }
  }
}
