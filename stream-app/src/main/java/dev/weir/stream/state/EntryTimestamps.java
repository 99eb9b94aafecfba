package dev.weir.stream.state;

import java.nio.ByteBuffer;

/**
 * The two times at the beginning of every stored value, after its version byte; they decide when it
 * expires.
 *
 * @param eventTime milliseconds since the epoch, of the record's own clock
 * @param firstSeen milliseconds since the epoch, of this machine's clock
 */
public record EntryTimestamps(long eventTime, long firstSeen) {
  /** Reads the times without decoding the rest. */
  public static EntryTimestamps of(byte[] value) {
    if (value.length < 1 + 2 * Long.BYTES) {
      throw new UnreadableStateException(
          "a stored value of " + value.length + " bytes is too short to hold its times");
    }
    ByteBuffer buffer = ByteBuffer.wrap(value);
    return new EntryTimestamps(buffer.getLong(1), buffer.getLong(1 + Long.BYTES));
  }

  /** The later of each of the two times. */
  public EntryTimestamps max(EntryTimestamps other) {
    return new EntryTimestamps(
        Math.max(eventTime, other.eventTime), Math.max(firstSeen, other.firstSeen));
  }

  /**
   * Returns whether the value is older than the retention by both clocks.
   *
   * <p>By the record's clock alone, a source that lags a day behind its neighbours would lose its
   * entries immediately; by the machine's alone, an outage of a day would expire predictions whose
   * labels wait in the topic. So both must agree.
   *
   * @param streamTime the newest event time seen
   * @param now this machine's clock
   * @param retention in milliseconds
   */
  public boolean expired(long streamTime, long now, long retention) {
    return streamTime - eventTime > retention && now - firstSeen > retention;
  }
}
