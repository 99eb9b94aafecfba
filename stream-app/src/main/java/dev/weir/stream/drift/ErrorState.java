package dev.weir.stream.drift;

import dev.weir.stream.state.ByteReader;
import dev.weir.stream.state.ByteWriter;

/**
 * The state of a version's error rate test in the store {@code drift-errors}; the test restarts
 * after each alarm.
 *
 * <p>Layout, version 1: version byte, from and alarm (8 bytes each).
 *
 * @param from the start of the first window that takes part, milliseconds since the epoch
 * @param alarmedAt when it last alarmed, by this machine's clock; 0: never
 */
record ErrorState(long from, long alarmedAt) {
  static final ErrorState NEW = new ErrorState(Long.MIN_VALUE / 2, 0);
  private static final int VERSION = 1;

  byte[] toBytes() {
    return new ByteWriter().putByte(VERSION).putLong(from).putLong(alarmedAt).toBytes();
  }

  static ErrorState fromBytes(byte[] bytes) {
    ByteReader in = new ByteReader(bytes, "error test", VERSION);
    return new ErrorState(in.getLong(), in.getLong());
  }
}
