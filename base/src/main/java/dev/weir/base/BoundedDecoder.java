package dev.weir.base;

import static java.lang.invoke.MethodHandles.byteArrayViewVarHandle;
import static java.nio.ByteOrder.LITTLE_ENDIAN;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.EOFException;
import java.io.IOException;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.apache.avro.InvalidNumberEncodingException;
import org.apache.avro.io.Decoder;
import org.apache.avro.util.Utf8;

/**
 * Reads Avro's binary format from a byte array, for bytes that anyone may have written.
 *
 * <p>Avro's BinaryDecoder copies the last bytes of an array into a zeroed buffer and may read the
 * zeros: an array without its end marker passes as complete. It also trusts a count of 2^31 items.
 * This decoder checks every read, length and count against the remaining bytes. The schema must be
 * one in which an item takes at least a byte, so a larger count is invalid, as are counts whose sum
 * exceeds the array's size. It allocates only what it returns, and can be reset to another array.
 *
 * <p>Invalid UTF-8 is refused: Avro's decoder inserts replacement characters, which can make two
 * ids in another encoding equal.
 */
public final class BoundedDecoder extends Decoder {
  private static final int MAX_VARINT = 10;
  private static final char REPLACEMENT = '\uFFFD';
  private static final VarHandle FLOAT = byteArrayViewVarHandle(float[].class, LITTLE_ENDIAN);
  private static final VarHandle DOUBLE = byteArrayViewVarHandle(double[].class, LITTLE_ENDIAN);

  private final int maxTexts;
  private byte[] bytes = {};
  private int position;
  private long itemsLeft;
  private int texts;

  /** The number of texts is limited by the array's size only. */
  public BoundedDecoder() {
    this(Integer.MAX_VALUE);
  }

  /**
   * Limits the number of texts: an empty one takes a byte here but tens of bytes in memory.
   *
   * @param maxTexts in one array
   */
  public BoundedDecoder(int maxTexts) {
    this.maxTexts = maxTexts;
  }

  /** Resets the decoder to another array, from an index on. */
  public void reset(byte[] payload, int from) {
    bytes = payload;
    position = from;
    itemsLeft = (long) payload.length - from;
    texts = 0;
  }

  /** The index of the next byte. */
  public int position() {
    return position;
  }

  /** Goes back to a {@link #position} of the same array, at which a value without items begins. */
  public void moveTo(int earlier) {
    position = earlier;
  }

  @Override
  public int remainingBytes() {
    return bytes.length - position;
  }

  @Override
  public void readNull() {}

  @Override
  public boolean readBoolean() throws IOException {
    return bytes[take(1)] == 1;
  }

  @Override
  public int readInt() throws IOException {
    long value = readLong();
    if ((int) value != value) {
      throw new InvalidNumberEncodingException("An int is out of range");
    }
    return (int) value;
  }

  @Override
  public long readLong() throws IOException {
    long bits = 0;
    for (int i = 0; i < MAX_VARINT; i++) {
      byte next = bytes[take(1)];
      bits |= (long) (next & 0x7f) << (7 * i);
      if (next >= 0) {
        return (bits >>> 1) ^ -(bits & 1);
      }
    }
    throw new InvalidNumberEncodingException("A number has more than 10 bytes");
  }

  @Override
  public float readFloat() throws IOException {
    return (float) FLOAT.get(bytes, take(Float.BYTES));
  }

  @Override
  public double readDouble() throws IOException {
    return (double) DOUBLE.get(bytes, take(Double.BYTES));
  }

  @Override
  public Utf8 readString(Utf8 old) throws IOException {
    return new Utf8(readString());
  }

  @Override
  public String readString() throws IOException {
    if (++texts > maxTexts) {
      throw new IOException("more than %d texts".formatted(maxTexts));
    }
    int length = readLength();
    int from = take(length);
    String text = new String(bytes, from, length, UTF_8);
    if (text.indexOf(REPLACEMENT) >= 0) {
      checkText(text, from, length);
    }
    return text;
  }

  /** The replacement character is valid if the text contains it, not if decoding inserted it. */
  private void checkText(String text, int from, int length) throws IOException {
    byte[] written = text.getBytes(UTF_8);
    if (!Arrays.equals(written, 0, written.length, bytes, from, from + length)) {
      throw new IOException("A text is not UTF-8");
    }
  }

  @Override
  public void skipString() throws IOException {
    take(readLength());
  }

  @Override
  public ByteBuffer readBytes(ByteBuffer old) throws IOException {
    return ByteBuffer.wrap(readByteArray());
  }

  /** Reads what {@link #readBytes} reads, as an array. */
  public byte[] readByteArray() throws IOException {
    byte[] copy = new byte[readLength()];
    readFixed(copy, 0, copy.length);
    return copy;
  }

  @Override
  public void skipBytes() throws IOException {
    take(readLength());
  }

  @Override
  public void readFixed(byte[] target, int start, int length) throws IOException {
    System.arraycopy(bytes, take(length), target, start, length);
  }

  @Override
  public void skipFixed(int length) throws IOException {
    take(length);
  }

  @Override
  public int readEnum() throws IOException {
    return readInt();
  }

  @Override
  public int readIndex() throws IOException {
    return readInt();
  }

  @Override
  public long readArrayStart() throws IOException {
    return readCount();
  }

  @Override
  public long arrayNext() throws IOException {
    return readCount();
  }

  @Override
  public long skipArray() throws IOException {
    return skipItems();
  }

  @Override
  public long readMapStart() throws IOException {
    return readCount();
  }

  @Override
  public long mapNext() throws IOException {
    return readCount();
  }

  @Override
  public long skipMap() throws IOException {
    return skipItems();
  }

  /** A negative count is followed by the block's size in bytes. */
  private long readCount() throws IOException {
    long count = readLong();
    if (count >= 0) {
      return items(count);
    }
    checked("block size", readLong());
    return items(-count);
  }

  private long skipItems() throws IOException {
    long count = readLong();
    while (count < 0) {
      take(readLength());
      count = readLong();
    }
    return items(count);
  }

  /** Each block may claim the remaining bytes, but not all blocks together. */
  private long items(long count) throws EOFException {
    checked("count", count);
    itemsLeft -= count;
    if (itemsLeft < 0) {
      throw new EOFException("More items than there are bytes");
    }
    return count;
  }

  private int readLength() throws IOException {
    return (int) checked("length", readLong());
  }

  private long checked(String what, long value) throws EOFException {
    if (value < 0 || value > remainingBytes()) {
      throw new EOFException(
          "A %s of %d where %d bytes are left".formatted(what, value, remainingBytes()));
    }
    return value;
  }

  /** Advances and returns the previous index. */
  private int take(int count) throws EOFException {
    int from = position;
    if (count > bytes.length - from) {
      throw new EOFException("The data end early: %d more bytes expected".formatted(count));
    }
    position = from + count;
    return from;
  }
}
