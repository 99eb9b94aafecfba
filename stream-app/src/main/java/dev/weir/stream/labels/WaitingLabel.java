package dev.weir.stream.labels;

import dev.weir.stream.state.ByteReader;
import dev.weir.stream.state.ByteWriter;

/**
 * A label that came before its record, as it lies in the store {@code waiting-labels}.
 *
 * <p>Layout, version 1: version byte, event time and first seen (8 bytes each), label.
 *
 * @param eventTime of the label, milliseconds since the epoch
 * @param firstSeen by this machine's clock, milliseconds since the epoch
 * @param label the true class
 */
public record WaitingLabel(long eventTime, long firstSeen, String label) {
  private static final int VERSION = 1;

  /** Writes the stored form. */
  public byte[] toBytes() {
    ByteWriter out = new ByteWriter();
    return out.putByte(VERSION).putLong(eventTime).putLong(firstSeen).putText(label).toBytes();
  }

  /** Reads the stored form. */
  public static WaitingLabel fromBytes(byte[] bytes) {
    ByteReader in = new ByteReader(bytes, "label", VERSION);
    return new WaitingLabel(in.getLong(), in.getLong(), in.getText());
  }
}
