package dev.weir.stream.decode;

/**
 * How many bytes key, value and headers of a record may have together, by the topic that it is
 * written to. What is judged by them before it is sent is refused by no broker: with exactly-once a
 * refused record would end its transaction, and the next attempt in the same way.
 *
 * @param predictions of {@code predictions}
 * @param deadLetters of {@code dead-letters}
 * @param accuracy of {@code accuracy}
 * @param internal of the internal topics, whichever takes the least
 */
public record OutputLimits(long predictions, long deadLetters, long accuracy, long internal) {
  /** What a topic takes unless it is set otherwise, in Kafka's own terms. */
  public static final long USUAL_MAX_BYTES = 1_048_588;

  /** What topics must take for an application to start, in Kafka's own terms. */
  public static final long LEAST_MAX_BYTES = 64 << 10;

  /** The limits of topics as Kafka makes them. */
  public static final OutputLimits USUAL = ofAll(USUAL_MAX_BYTES);

  /** What a batch of one record has beside key, value and headers. */
  private static final int FRAME_BYTES = 128;

  /** What cannot be compressed grows by less than this part of it. */
  private static final int GROWTH = 128;

  /** The limits where all topics take as much. */
  public static OutputLimits ofAll(long maxMessageBytes) {
    long room = room(maxMessageBytes);
    return new OutputLimits(room, room, room, room);
  }

  /**
   * The bytes that key, value and headers may have together.
   *
   * @param maxMessageBytes what a topic takes, in Kafka's own terms
   */
  public static long room(long maxMessageBytes) {
    return maxMessageBytes - maxMessageBytes / GROWTH - FRAME_BYTES;
  }
}
