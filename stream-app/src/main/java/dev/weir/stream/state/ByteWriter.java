package dev.weir.stream.state;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Writes a stored value: big-endian numbers, text as its UTF-8 length and bytes; or varints, seven
 * bits a byte, the lowest first.
 */
public final class ByteWriter {
  private static final int LONGEST_VARINT = 10;

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

  /** Writes an unsigned number in one byte, up to 127, to ten. */
  public ByteWriter putVarint(long value) {
    room(LONGEST_VARINT);
    long rest = value;
    while ((rest & ~0x7fL) != 0) {
      bytes[size++] = (byte) (rest | 0x80);
      rest >>>= 7;
    }
    bytes[size++] = (byte) rest;
    return this;
  }

  /** Writes a number in one byte, from -64 to 63, to ten. */
  public ByteWriter putSigned(long value) {
    return putVarint(value << 1 ^ value >> 63);
  }

  /** Writes raw bytes. */
  public ByteWriter putBytes(byte[] from, int length) {
    room(length);
    System.arraycopy(from, 0, bytes, size, length);
    size += length;
    return this;
  }

  public ByteWriter putText(String text) {
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    putInt(utf8.length);
    return putBytes(utf8, utf8.length);
  }

  /**
   * Writes an optional text.
   *
   * @param text null: none
   */
  public ByteWriter putOptionalText(String text) {
    putByte(text == null ? 0 : 1);
    return text == null ? this : putText(text);
  }

  /** Writes the count of numbers and their bits. */
  public ByteWriter putDoubles(double[] values) {
    putInt(values.length);
    int length = Math.multiplyExact(values.length, Double.BYTES);
    room(length);
    ByteBuffer.wrap(bytes, size, length).asDoubleBuffer().put(values);
    size += length;
    return this;
  }

  /** Appends the other writer's content. */
  public ByteWriter putAll(ByteWriter other) {
    return putBytes(other.bytes, other.size);
  }

  /** The number of bytes written. */
  public int size() {
    return size;
  }

  /** Starts over in the same buffer. */
  public void clear() {
    size = 0;
  }

  public byte[] toBytes() {
    return Arrays.copyOf(bytes, size);
  }

  /** Returns a reader of the bytes written so far, without a copy; invalid after further writes. */
  public ByteReader reader(String what) {
    return new ByteReader(bytes, 0, size, what);
  }

  private void room(int more) {
    if (size + more > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(size + more, bytes.length * 2));
    }
  }
}
