package dev.weir.stream.state;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Writes a stored value: big-endian numbers, text as its UTF-8 length and bytes. */
public final class ByteWriter {
  private byte[] bytes = new byte[128];
  private int size;

  public ByteWriter putByte(int value) {
    room(1);
    bytes[size++] = (byte) value;
    return this;
  }

  public ByteWriter putInt(int value) {
    for (int shift = 24; shift >= 0; shift -= 8) {
      putByte(value >>> shift);
    }
    return this;
  }

  public ByteWriter putLong(long value) {
    putInt((int) (value >>> 32));
    return putInt((int) value);
  }

  public ByteWriter putText(String text) {
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    putInt(utf8.length);
    room(utf8.length);
    System.arraycopy(utf8, 0, bytes, size, utf8.length);
    size += utf8.length;
    return this;
  }

  /**
   * Writes a text that may be missing.
   *
   * @param text null: none
   */
  public ByteWriter putOptionalText(String text) {
    putByte(text == null ? 0 : 1);
    return text == null ? this : putText(text);
  }

  /** Writes how many numbers there are, and their bits. */
  public ByteWriter putDoubles(double[] values) {
    putInt(values.length);
    int length = Math.multiplyExact(values.length, Double.BYTES);
    room(length);
    ByteBuffer.wrap(bytes, size, length).asDoubleBuffer().put(values);
    size += length;
    return this;
  }

  public byte[] toBytes() {
    return Arrays.copyOf(bytes, size);
  }

  private void room(int more) {
    if (size + more > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(size + more, bytes.length * 2));
    }
  }
}
