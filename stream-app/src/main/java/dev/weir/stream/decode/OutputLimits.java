package dev.weir.stream.decode;

/**
 * Maximum bytes of a record's key, value and headers together, by topic. Outputs are checked
 * against them before they are sent: with exactly-once, a record that the broker rejects would
 * abort its transaction, and every retry would fail in the same way.
 *
 * @param predictions of {@code predictions}
 * @param deadLetters of {@code dead-letters}
 * @param accuracy of {@code accuracy}
 * @param internal the lowest of the internal topics
 */
public record OutputLimits(long predictions, long deadLetters, long accuracy, long internal) {
  /** The default {@code max.message.bytes} of a topic. */
  public static final long USUAL_MAX_BYTES = 1_048_588;

  /** The minimum {@code max.message.bytes} with which an application starts. */
  public static final long LEAST_MAX_BYTES = 64 << 10;

  /** The limits of topics with Kafka's defaults. */
  public static final OutputLimits USUAL = ofAll(USUAL_MAX_BYTES);

  /** Overhead of a batch of one record beside key, value and headers. */
  private static final int FRAME_BYTES = 128;

  /** Incompressible data grows by less than one part in this many. */
  private static final int GROWTH = 128;

  /** The same limit for all topics. */
  public static OutputLimits ofAll(long maxMessageBytes) {
    long room = room(maxMessageBytes);
    return new OutputLimits(room, room, room, room);
  }

  /**
   * The bytes available for key, value and headers together.
   *
   * @param maxMessageBytes the topic's {@code max.message.bytes}
   */
  public static long room(long maxMessageBytes) {
    return maxMessageBytes - maxMessageBytes / GROWTH - FRAME_BYTES;
  }
}
