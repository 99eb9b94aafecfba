package dev.weir.stream.state;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * Parses the output of {@link ByteWriter}; anything else is an {@link UnreadableStateException}.
 */
public final class ByteReader {
  private final ByteBuffer buffer;
  private final int start;
  private final String what;

  /**
   * Reads a value.
   *
   * @param what names the kind of value in errors
   * @param version the supported version byte
   */
  public ByteReader(byte[] bytes, String what, int version) {
    this(bytes, 0, bytes.length, what);
    int found = getByte();
    if (found != version) {
      throw new UnreadableStateException(
          "the store holds a %s of version %d, this program reads version %d; run the program that wrote it"
              .formatted(what, found, version));
    }
  }

  /**
   * Reads the bytes after the given number of bytes, without a version byte.
   *
   * @param what names the kind of value in errors
   */
  public static ByteReader behind(byte[] bytes, int first, String what) {
    return new ByteReader(bytes, first, bytes.length - first, what);
  }

  /** Reads a part of a value, without a version byte. */
  ByteReader(byte[] bytes, int from, int length, String what) {
    this.buffer = ByteBuffer.wrap(bytes, from, length);
    this.start = from;
    this.what = what;
  }

  /** Returns a reader of the next bytes and moves past them. */
  public ByteReader part(int length) {
    int from = position();
    skip(length);
    return new ByteReader(buffer.array(), from, length, what);
  }

  /** Returns a reader of the same part from its beginning. */
  public ByteReader again() {
    return new ByteReader(buffer.array(), start, buffer.limit() - start, what);
  }

  /** The number of bytes left. */
  public int remaining() {
    return buffer.remaining();
  }

  /** The index of the next byte in {@link #array}. */
  public int position() {
    return buffer.position();
  }

  /** The array being read; must not be modified. */
  public byte[] array() {
    return buffer.array();
  }

  /** Skips bytes. */
  public void skip(int length) {
    check(length);
    buffer.position(buffer.position() + length);
  }

  public int getByte() {
    check(1);
    return buffer.get() & 0xff;
  }

  public int getInt() {
    check(Integer.BYTES);
    return buffer.getInt();
  }

  public long getLong() {
    check(Long.BYTES);
    return buffer.getLong();
  }

  /** Reads what {@link ByteWriter#putVarint} wrote. */
  public long getVarint() {
    long value = 0;
    for (int shift = 0; shift < Long.SIZE; shift += 7) {
      int next = getByte();
      value |= (long) (next & 0x7f) << shift;
      if (next < 0x80) {
        return value;
      }
    }
    throw damaged();
  }

  /** Reads an unsigned number below a bound. */
  public int getIndex(int bound) {
    long value = getVarint();
    if (value < 0 || value >= bound) {
      throw damaged();
    }
    return (int) value;
  }

  /** Reads what {@link ByteWriter#putSigned} wrote. */
  public long getSigned() {
    long value = getVarint();
    return value >>> 1 ^ -(value & 1);
  }

  public String getText() {
    int length = getInt();
    check(length);
    byte[] utf8 = new byte[length];
    buffer.get(utf8);
    return new String(utf8, StandardCharsets.UTF_8);
  }

  /** Returns the text, or null if none was written. */
  public String getOptionalText() {
    return getByte() == 0 ? null : getText();
  }

  /** Reads a count of items, each of at least one byte. */
  public int getCount() {
    int count = getInt();
    check(count);
    return count;
  }

  public double[] getDoubles() {
    int count = getInt();
    check(count);
    int length = Math.multiplyExact(count, Double.BYTES);
    check(length);
    double[] values = new double[count];
    buffer.asDoubleBuffer().get(values);
    buffer.position(buffer.position() + length);
    return values;
  }

  private void check(int length) {
    if (length < 0 || length > buffer.remaining()) {
      throw damaged();
    }
  }

  private UnreadableStateException damaged() {
    return new UnreadableStateException(
        "a stored %s is cut off or damaged at byte %d".formatted(what, buffer.position()),
        new BufferUnderflowException());
  }
}
