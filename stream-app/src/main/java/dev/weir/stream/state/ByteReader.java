package dev.weir.stream.state;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Reads what {@link ByteWriter} wrote; anything else is an {@link UnreadableStateException}. */
public final class ByteReader {
  private final ByteBuffer buffer;
  private final String what;

  /**
   * Begins to read a value.
   *
   * @param what names the kind of value in errors
   * @param version the version byte that is understood
   */
  public ByteReader(byte[] bytes, String what, int version) {
    this.buffer = ByteBuffer.wrap(bytes);
    this.what = what;
    int found = getByte();
    if (found != version) {
      throw new UnreadableStateException(
          "the store holds a %s of version %d, this program reads version %d; run the program that wrote it"
              .formatted(what, found, version));
    }
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

  public String getText() {
    int length = getInt();
    check(length);
    byte[] utf8 = new byte[length];
    buffer.get(utf8);
    return new String(utf8, StandardCharsets.UTF_8);
  }

  /** Returns the text, or null where none was written. */
  public String getOptionalText() {
    return getByte() == 0 ? null : getText();
  }

  /** Reads how many items follow, each of at least one byte. */
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
      throw new UnreadableStateException(
          "a stored %s is cut off or damaged at byte %d".formatted(what, buffer.position()),
          new BufferUnderflowException());
    }
  }
}
