package dev.weir.schemas;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Iterator;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;

/**
 * The headers of a record on {@code dead-letters}. Each is UTF-8 text. Key, value and {@link
 * ForeignHeaders} are the original's.
 *
 * <table>
 * <caption>Headers</caption>
 * <tr><th>header</th><th>text</th></tr>
 * <tr><td>{@code weir.reason}</td><td>a {@link DeadLetterReason}</td></tr>
 * <tr><td>{@code weir.detail}</td><td>what exactly was wrong; never the record's content</td></tr>
 * <tr><td>{@code weir.origin.topic}</td><td>the topic it was read from</td></tr>
 * <tr><td>{@code weir.origin.partition}</td><td>the partition, decimal</td></tr>
 * <tr><td>{@code weir.origin.offset}</td><td>the offset, decimal</td></tr>
 * <tr><td>{@code weir.time}</td><td>when it was refused, ISO-8601 in UTC</td></tr>
 * <tr><td>{@code weir.replays}</td><td>number of earlier replays, decimal</td></tr>
 * <tr><td>{@code weir.window}</td><td>present on a window of a topic of the team's own, in Weir's
 * format: it is not the record at the origin, which is its last part</td></tr>
 * <tr><td>{@code weir.replayed}</td><td>only header of a marker: the letter that was replayed</td></tr>
 * </table>
 */
public final class DeadLetterHeaders {
  /** A {@link DeadLetterReason#wireName}. */
  public static final String REASON = "weir.reason";

  /** The error; never the record's content. */
  public static final String DETAIL = "weir.detail";

  /** The topic the record was read from. */
  public static final String ORIGIN_TOPIC = "weir.origin.topic";

  /** The partition the record was read from. */
  public static final String ORIGIN_PARTITION = "weir.origin.partition";

  /** The record's offset there. */
  public static final String ORIGIN_OFFSET = "weir.origin.offset";

  /** When the record was refused. */
  public static final String TIME = "weir.time";

  /** Number of replays by operators, decimal; kept if the record is refused again. */
  public static final String REPLAYS = "weir.replays";

  /**
   * On a marker without key, value and {@link #REASON}: the letter at PARTITION@OFFSET was
   * replayed.
   */
  public static final String REPLAYED = "weir.replayed";

  /**
   * On a window that was cut from records of the team's own: the value is not theirs, so that the
   * letter cannot be replayed to their topic.
   */
  public static final String WINDOW = "weir.window";

  /** Prefix of all of them. */
  public static final String PREFIX = "weir.";

  /** Upper limit of the replay count. */
  private static final int MOST_REPLAYS = 9_999;

  /** Maximum characters of a detail, which may contain names from a foreign schema. */
  private static final int LONGEST_DETAIL = 1_000;

  private static final Pattern COUNT = Pattern.compile("\\d{1,4}");

  private DeadLetterHeaders() {}

  /** Writes all headers and replaces those of an earlier refusal. */
  public static void write(Headers headers, DeadLetter letter) {
    put(headers, REASON, letter.reason());
    put(headers, DETAIL, TextSanitizer.fit(letter.detail(), LONGEST_DETAIL));
    put(headers, ORIGIN_TOPIC, letter.topic());
    put(headers, ORIGIN_PARTITION, Integer.toString(letter.partition()));
    put(headers, ORIGIN_OFFSET, Long.toString(letter.offset()));
    put(headers, TIME, letter.time().toString());
  }

  /**
   * Reads all headers; empty if the record has none.
   *
   * @throws IllegalArgumentException if a header is missing or malformed; the message has its name
   */
  public static Optional<DeadLetter> read(Headers headers) {
    if (headers.lastHeader(REASON) == null) {
      return Optional.empty();
    }
    return Optional.of(
        new DeadLetter(
            text(headers, REASON),
            text(headers, DETAIL),
            text(headers, ORIGIN_TOPIC),
            Math.toIntExact(number(headers, ORIGIN_PARTITION)),
            number(headers, ORIGIN_OFFSET),
            time(headers)));
  }

  /**
   * The number of replays of a record. A header that Weir cannot have written, because it is
   * duplicated or not a number of at most four digits, counts as 0.
   */
  public static int replays(Headers headers) {
    Iterator<Header> found = headers.headers(REPLAYS).iterator();
    if (!found.hasNext()) {
      return 0;
    }
    byte[] value = found.next().value();
    if (value == null || found.hasNext()) {
      return 0;
    }
    String text = new String(value, UTF_8);
    return COUNT.matcher(text).matches() ? Integer.parseInt(text) : 0;
  }

  /** Writes the replay count; 0 writes no header. */
  public static void writeReplays(Headers headers, int replays) {
    headers.remove(REPLAYS);
    if (replays > 0) {
      put(headers, REPLAYS, Integer.toString(Math.min(replays, MOST_REPLAYS)));
    }
  }

  /** Marks a window of a topic of the team's own. */
  public static void writeWindow(Headers headers) {
    put(headers, WINDOW, "true");
  }

  /** Whether a letter has a window of a topic of the team's own. */
  public static boolean isWindow(Headers headers) {
    return headers.lastHeader(WINDOW) != null;
  }

  private static void put(Headers headers, String name, String text) {
    headers.remove(name);
    headers.add(name, text.getBytes(UTF_8));
  }

  private static String text(Headers headers, String name) {
    Header header = headers.lastHeader(name);
    if (header == null || header.value() == null) {
      throw new IllegalArgumentException("The dead letter has no header " + name);
    }
    return new String(header.value(), UTF_8);
  }

  private static long number(Headers headers, String name) {
    String text = text(headers, name);
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "The dead letter's header %s is not a number: '%s'".formatted(name, text), e);
    }
  }

  private static Instant time(Headers headers) {
    String text = text(headers, TIME);
    try {
      return Instant.parse(text);
    } catch (DateTimeException e) {
      throw new IllegalArgumentException(
          "The dead letter's header %s is not an ISO-8601 time: '%s'".formatted(TIME, text), e);
    }
  }
}
