package dev.weir.stream;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.weir.schemas.SignalRecord;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntFunction;
import org.apache.avro.Schema;

/**
 * Derives the expected result of a payload on {@code signals} from the contract alone, without any
 * of the application's code. It remembers the ids that it accepted.
 */
final class FuzzOracle {
  static final String PREDICTED = "predicted";
  static final String DUPLICATE = "duplicate";

  /** A time is close to a limit, or a sum may overflow: either result is accepted. */
  static final String UNSURE = "unsure";

  private static final int LONGEST_ID = 2_048;

  private final IntFunction<Schema> registry;
  private final int length;
  private final double largest;
  private final long firstValidFrom;
  private final long maxPastMs;
  private final long maxFutureMs;
  private final long slackMs;
  private final Set<List<String>> known = new HashSet<>();

  /**
   * Creates an oracle.
   *
   * @param registry the writer's schema of an id, or null
   * @param length values that the model accepts
   * @param largest larger values may overflow in the model's preprocessing
   * @param firstValidFrom start of the timeline
   * @param slackMs maximum difference between the clocks of application and test
   */
  FuzzOracle(
      IntFunction<Schema> registry,
      int length,
      double largest,
      long firstValidFrom,
      long maxPastMs,
      long maxFutureMs,
      long slackMs) {
    this.registry = registry;
    this.length = length;
    this.largest = largest;
    this.firstValidFrom = firstValidFrom;
    this.maxPastMs = maxPastMs;
    this.maxFutureMs = maxFutureMs;
    this.slackMs = slackMs;
  }

  /** The expected result of a payload, and its record if it is one. */
  record Verdict(String outcome, String source, String id) {
    boolean bad() {
      return !outcome.equals(PREDICTED) && !outcome.equals(DUPLICATE) && !outcome.equals(UNSURE);
    }
  }

  /** The expected result of a payload that arrives now. */
  Verdict verdict(byte[] key, byte[] value, long now) {
    Optional<Map<String, Object>> fields = decode(value);
    if (fields.isEmpty()) {
      return new Verdict("undecodable", null, null);
    }
    String source = (String) fields.get().get("source");
    String id = (String) fields.get().get("id");
    String outcome = outcome(key, fields.get(), now);
    if (outcome.equals(PREDICTED)) {
      known.add(List.of(source, id));
    }
    return new Verdict(outcome, source, id);
  }

  private Optional<Map<String, Object>> decode(byte[] value) {
    if (value == null || value.length < 5 || value[0] != 0) {
      return Optional.empty();
    }
    Schema writer = registry.apply(ByteBuffer.wrap(value, 1, 4).getInt());
    return writer == null || !writer.getFullName().equals(SignalRecord.SCHEMA$.getFullName())
        ? Optional.empty()
        : NaiveAvro.read(writer, value, 5);
  }

  private String outcome(byte[] key, Map<String, Object> fields, long now) {
    String source = (String) fields.get("source");
    if (!Arrays.equals(key, source.getBytes(UTF_8))) {
      return "key-mismatch";
    }
    if (((String) fields.get("id")).getBytes(UTF_8).length > LONGEST_ID) {
      return "too-large";
    }
    long time = (long) fields.get("eventTime");
    if (near(time, now - maxPastMs) || near(time, now + maxFutureMs)) {
      return UNSURE;
    }
    if (time < now - maxPastMs || time > now + maxFutureMs) {
      return "event-time-out-of-range";
    }
    if (fields.get("start") != null) {
      return "no-route";
    }
    if (known.contains(List.of(source, fields.get("id")))) {
      return DUPLICATE;
    }
    return time < firstValidFrom ? "no-model" : scored(fields);
  }

  private boolean near(long time, long limit) {
    return slackMs > 0 && time > limit - slackMs && time < limit + slackMs;
  }

  private String scored(Map<String, Object> fields) {
    List<?> values = (List<?>) fields.get("values");
    if ((int) fields.getOrDefault("channels", 1) != 1 || values.size() != length) {
      return "wrong-size";
    }
    if (!values.stream().allMatch(v -> Double.isFinite((double) v))) {
      return "unusable-values";
    }
    return values.stream().allMatch(v -> Math.abs((double) v) <= largest) ? PREDICTED : UNSURE;
  }
}
