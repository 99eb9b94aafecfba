package dev.weir.schemas;

import java.nio.ByteBuffer;

/**
 * Confluent's wire format: a byte 0, the schema id in four bytes (big-endian), then the record in
 * Avro's binary format.
 */
public final class WireFormat {
  /** The first byte of every message. */
  static final byte MAGIC = 0;

  /** Bytes before the record. */
  public static final int HEADER = 5;

  private WireFormat() {}

  /**
   * A message of a schema: its header, and the record behind it.
   *
   * @param id of the schema
   * @param record its bytes; may begin with what the schema's type needs before the record
   */
  public static byte[] frame(int id, byte[] record) {
    return ByteBuffer.allocate(HEADER + record.length).put(MAGIC).putInt(id).put(record).array();
  }

  /**
   * The schema id.
   *
   * @throws UndecodableException if the message has no valid header
   */
  public static int schemaId(byte[] message) {
    if (message.length < HEADER) {
      throw new UndecodableException(
          "A message of %d bytes is too short for Confluent's wire format: it begins with 5 bytes, 0 and a schema id"
              .formatted(message.length));
    }
    if (message[0] != MAGIC) {
      throw new UndecodableException(
          "The first byte is 0x%02x, not 0: the message is not in Confluent's wire format; has its producer an Avro serializer?"
              .formatted(message[0]));
    }
    int id = 0;
    for (int i = 1; i < HEADER; i++) {
      id = id << 8 | (message[i] & 0xff);
    }
    if (id < 0) {
      throw new UndecodableException("The schema id " + id + " is negative");
    }
    return id;
  }
}
