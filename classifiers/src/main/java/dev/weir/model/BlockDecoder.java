package dev.weir.model;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import org.apache.avro.AvroTypeException;
import org.apache.avro.io.Decoder;
import org.apache.avro.util.Utf8;

/**
 * Decodes Avro's binary encoding from a block of known size. Unlike Avro's decoder it checks every
 * length against the remaining bytes before allocating. Array and map elements take at least one
 * byte in this schema, so their counts are bounded too.
 */
final class BlockDecoder extends Decoder {

  /** Enough for the names of all classes plus provenance texts. */
  private static final int MAX_TEXTS = 1 << 17;

  private final ByteBuffer bytes;

  private int texts;

  BlockDecoder(byte[] block) {
    this.bytes = ByteBuffer.wrap(block).order(ByteOrder.LITTLE_ENDIAN);
  }

  int remaining() {
    return bytes.remaining();
  }

  @Override
  public void readNull() {}

  @Override
  public boolean readBoolean() throws IOException {
    return need(1).get() == 1;
  }

  @Override
  public int readInt() throws IOException {
    long value = readLong();
    if (value != (int) value) {
      throw new AvroTypeException(value + " is no int");
    }
    return (int) value;
  }

  @Override
  public long readLong() throws IOException {
    long bits = 0;
    for (int shift = 0; shift < Long.SIZE; shift += 7) {
      byte next = need(1).get();
      bits |= (next & 0x7FL) << shift;
      if (next >= 0) {
        return (bits >>> 1) ^ -(bits & 1);
      }
    }
    throw new AvroTypeException("a number of more than 64 bits");
  }

  @Override
  public float readFloat() throws IOException {
    return need(Float.BYTES).getFloat();
  }

  @Override
  public double readDouble() throws IOException {
    return need(Double.BYTES).getDouble();
  }

  @Override
  public Utf8 readString(Utf8 old) throws IOException {
    countText();
    return new Utf8(take(readLong()));
  }

  @Override
  public String readString() throws IOException {
    countText();
    return new String(take(readLong()), StandardCharsets.UTF_8);
  }

  @Override
  public void skipString() throws IOException {
    skip(readLong());
  }

  @Override
  public ByteBuffer readBytes(ByteBuffer old) throws IOException {
    return ByteBuffer.wrap(take(readLong()));
  }

  @Override
  public void skipBytes() throws IOException {
    skip(readLong());
  }

  @Override
  public void readFixed(byte[] target, int start, int length) throws IOException {
    need(length).get(target, start, length);
  }

  @Override
  public void skipFixed(int length) throws IOException {
    skip(length);
  }

  @Override
  public int readEnum() throws IOException {
    return readInt();
  }

  @Override
  public long readArrayStart() throws IOException {
    long count = readLong();
    if (count < 0) {
      // A negative count is followed by the size of the block in bytes.
      count = -count;
      checked(readLong());
    }
    checked(count);
    return count;
  }

  @Override
  public long arrayNext() throws IOException {
    return readArrayStart();
  }

  @Override
  public long skipArray() throws IOException {
    for (long count = readLong(); count != 0; count = readLong()) {
      if (count > 0) {
        checked(count);
        return count;
      }
      skip(readLong());
    }
    return 0;
  }

  @Override
  public long readMapStart() throws IOException {
    return readArrayStart();
  }

  @Override
  public long mapNext() throws IOException {
    return readArrayStart();
  }

  @Override
  public long skipMap() throws IOException {
    return skipArray();
  }

  @Override
  public int readIndex() throws IOException {
    return readInt();
  }

  /** An empty text takes one byte here but tens of bytes in memory. */
  private void countText() throws IOException {
    if (++texts > MAX_TEXTS) {
      throw new AvroTypeException("more than " + MAX_TEXTS + " texts in a block");
    }
  }

  private byte[] take(long length) throws IOException {
    byte[] taken = new byte[checked(length)];
    bytes.get(taken);
    return taken;
  }

  private void skip(long length) throws IOException {
    bytes.position(bytes.position() + checked(length));
  }

  private ByteBuffer need(long length) throws IOException {
    checked(length);
    return bytes;
  }

  private int checked(long length) throws IOException {
    if (length < 0 || length > bytes.remaining()) {
      throw new EOFException(
          "%d bytes or elements where %d bytes are left".formatted(length, bytes.remaining()));
    }
    return (int) length;
  }
}
