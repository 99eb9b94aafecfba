package dev.weir.schemas;

import static java.lang.invoke.MethodHandles.byteArrayViewVarHandle;
import static java.nio.ByteOrder.LITTLE_ENDIAN;

import java.lang.invoke.VarHandle;
import java.util.Arrays;
import java.util.Objects;
import org.apache.avro.io.BinaryEncoder;

/**
 * Writes a message to its own array: magic byte, schema id and the record in Avro's binary format.
 * Reused by one thread; unlike Avro's encoders it uses no stream and takes no lock per value.
 */
final class PayloadEncoder extends BinaryEncoder {
  /** A larger array is not kept. */
  private static final int KEPT = 1 << 20;

  /** The longest array that every JVM can allocate. */
  private static final int MAX = Integer.MAX_VALUE - 8;

  private static final int FIRST = 1024;
  private static final int MAX_VARINT = 10;
  private static final VarHandle FLOAT = byteArrayViewVarHandle(float[].class, LITTLE_ENDIAN);
  private static final VarHandle DOUBLE = byteArrayViewVarHandle(double[].class, LITTLE_ENDIAN);

  private byte[] bytes = new byte[FIRST];
  private int size;

  void start(int schemaId) {
    if (bytes.length > KEPT) {
      bytes = new byte[FIRST];
    }
    bytes[0] = WireFormat.MAGIC;
    for (int i = 1; i < WireFormat.HEADER; i++) {
      bytes[i] = (byte) (schemaId >>> (Integer.SIZE - Byte.SIZE * i));
    }
    size = WireFormat.HEADER;
  }

  byte[] toBytes() {
    return Arrays.copyOf(bytes, size);
  }

  @Override
  public int bytesBuffered() {
    return size;
  }

  @Override
  public void flush() {}

  @Override
  protected void writeZero() {
    bytes[reserve(1)] = 0;
  }

  @Override
  public void writeBoolean(boolean value) {
    bytes[reserve(1)] = (byte) (value ? 1 : 0);
  }

  @Override
  public void writeInt(int value) {
    writeLong(value);
  }

  @Override
  public void writeLong(long value) {
    int at = reserve(MAX_VARINT);
    long rest = value << 1 ^ value >> 63;
    while ((rest & ~0x7fL) != 0) {
      bytes[at++] = (byte) (rest | 0x80);
      rest >>>= 7;
    }
    bytes[at++] = (byte) rest;
    size = at;
  }

  @Override
  public void writeFloat(float value) {
    int at = reserve(Float.BYTES);
    FLOAT.set(bytes, at, value);
  }

  @Override
  public void writeDouble(double value) {
    int at = reserve(Double.BYTES);
    DOUBLE.set(bytes, at, value);
  }

  @Override
  public void writeFixed(byte[] from, int start, int length) {
    Objects.checkFromIndexSize(start, length, from.length);
    int at = reserve(length);
    System.arraycopy(from, start, bytes, at, length);
  }

  /** Reserves bytes and returns the index of the first. */
  private int reserve(int count) {
    int at = size;
    int needed = Math.addExact(at, count);
    if (needed > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(needed, (int) Math.min(2L * bytes.length, MAX)));
    }
    size = needed;
    return at;
  }
}
