package dev.weir.stream.labels;

import dev.weir.stream.state.ByteReader;
import dev.weir.stream.state.ByteWriter;

/**
 * A label that arrived before its record, as stored in {@code waiting-labels}.
 *
 * <p>Layout, version 1: version byte, event time and first seen (8 bytes each), label.
 *
 * @param eventTime of the label, milliseconds since the epoch
 * @param firstSeen by this machine's clock, milliseconds since the epoch
 * @param label the true class
 */
public record PendingLabel(long eventTime, long firstSeen, String label) {
  private static final int VERSION = 1;

  /** Serializes to the stored format. */
  public byte[] toBytes() {
    ByteWriter out = new ByteWriter();
    return out.putByte(VERSION).putLong(eventTime).putLong(firstSeen).putText(label).toBytes();
  }

  /** Parses the stored format. */
  public static PendingLabel fromBytes(byte[] bytes) {
    ByteReader in = new ByteReader(bytes, "label", VERSION);
    return new PendingLabel(in.getLong(), in.getLong(), in.getText());
  }
}
