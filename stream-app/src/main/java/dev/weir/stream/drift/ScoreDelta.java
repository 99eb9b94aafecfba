package dev.weir.stream.drift;

import dev.weir.classifiers.model.ScoreReference;
import dev.weir.stream.state.ByteReader;
import dev.weir.stream.state.ByteWriter;
import java.util.Arrays;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;

/**
 * Predictions of a model version, counted by margin and by class, with the counts of the artifact's
 * reference.
 *
 * <p>Layout, version 1: version byte, from and to (8 bytes each), then the four arrays: count (4
 * bytes) and values (8 bytes each).
 *
 * @param from event time of the oldest prediction, milliseconds since the epoch
 * @param to event time of the newest one
 * @param margins predictions in each bin of the reference
 * @param classes predictions of each class
 * @param referenceMargins samples of the reference in each bin
 * @param referenceClasses samples of the reference that were predicted as each class
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record ScoreDelta(
    long from,
    long to,
    long[] margins,
    long[] classes,
    long[] referenceMargins,
    long[] referenceClasses) {
  private static final int VERSION = 1;

  /** The serde of the repartition topic of score counts. */
  public static Serde<ScoreDelta> serde() {
    return Serdes.serdeFrom(
        (topic, delta) -> delta == null ? null : delta.toBytes(),
        (topic, bytes) -> bytes == null ? null : fromBytes(bytes));
  }

  /** A delta without predictions. */
  static ScoreDelta empty(ScoreReference reference) {
    return empty(reference.margins(), reference.classes());
  }

  private static ScoreDelta empty(long[] referenceMargins, long[] referenceClasses) {
    return new ScoreDelta(
        Long.MAX_VALUE,
        Long.MIN_VALUE,
        new long[referenceMargins.length],
        new long[referenceClasses.length],
        referenceMargins,
        referenceClasses);
  }

  /** The sum of both, which must have the same reference. */
  ScoreDelta plus(ScoreDelta other) {
    return new ScoreDelta(
        Math.min(from, other.from),
        Math.max(to, other.to),
        sum(margins, other.margins),
        sum(classes, other.classes),
        referenceMargins,
        referenceClasses);
  }

  /** A copy without predictions. */
  ScoreDelta emptied() {
    return empty(referenceMargins, referenceClasses);
  }

  /** The number of predictions. */
  long count() {
    return Arrays.stream(margins).sum();
  }

  /** Whether the other delta has the same bins. */
  boolean fits(ScoreDelta other) {
    return margins.length == other.margins.length && classes.length == other.classes.length;
  }

  ByteWriter write(ByteWriter out) {
    out.putByte(VERSION).putLong(from).putLong(to);
    for (long[] counts : new long[][] {margins, classes, referenceMargins, referenceClasses}) {
      out.putInt(counts.length);
      for (long count : counts) {
        out.putLong(count);
      }
    }
    return out;
  }

  byte[] toBytes() {
    return write(new ByteWriter()).toBytes();
  }

  static ScoreDelta fromBytes(byte[] bytes) {
    return read(new ByteReader(bytes, "score count", VERSION));
  }

  /** Reads the rest after the version byte. */
  static ScoreDelta read(ByteReader in) {
    return new ScoreDelta(
        in.getLong(), in.getLong(), counts(in), counts(in), counts(in), counts(in));
  }

  private static long[] counts(ByteReader in) {
    long[] counts = new long[in.getCount()];
    for (int i = 0; i < counts.length; i++) {
      counts[i] = in.getLong();
    }
    return counts;
  }

  private static long[] sum(long[] one, long[] other) {
    long[] sum = new long[one.length];
    Arrays.setAll(sum, i -> one[i] + other[i]);
    return sum;
  }
}
