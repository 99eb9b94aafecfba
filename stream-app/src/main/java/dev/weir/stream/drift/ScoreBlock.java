package dev.weir.stream.drift;

import dev.weir.classifiers.model.ScoreReference;
import dev.weir.stream.state.ByteReader;
import dev.weir.stream.state.ByteWriter;

/**
 * Counts gathered for the next comparison and the result of the last one, as stored in {@code
 * drift-scores}.
 *
 * <p>Layout, version 1: version byte, newest event time and last change (8 bytes each), the indices
 * of margins and classes (8 bytes each, as the bits of a double), their levels (1 byte each), the
 * last alarms of margins and classes (8 bytes each), then the counts as in {@link ScoreDelta}.
 *
 * @param newest event time of all predictions so far, milliseconds since the epoch
 * @param changedAt by this machine's clock, milliseconds since the epoch
 * @param margins result of the last comparison of margins
 * @param classes result of the last comparison of predicted classes
 * @param counts since then
 */
record ScoreBlock(
    long newest, long changedAt, Finding margins, Finding classes, ScoreDelta counts) {
  private static final int VERSION = 1;

  /**
   * The result of a comparison.
   *
   * @param index the population stability index; NaN before the first
   * @param level the index's level
   * @param alarmedAt when it last was above stable and had changed; 0: never
   */
  record Finding(double index, DriftLevel level, long alarmedAt) {
    static final Finding NONE = new Finding(Double.NaN, DriftLevel.STABLE, 0);
  }

  /** The serialized size in bytes; a forwarded delta is smaller. */
  static long bytes(ScoreReference reference) {
    ScoreDelta none = ScoreDelta.empty(reference);
    return new ScoreBlock(0, 0, Finding.NONE, Finding.NONE, none).toBytes().length;
  }

  byte[] toBytes() {
    ByteWriter out = new ByteWriter().putByte(VERSION).putLong(newest).putLong(changedAt);
    for (Finding finding : new Finding[] {margins, classes}) {
      out.putLong(Double.doubleToLongBits(finding.index()));
      out.putByte(finding.level().number()).putLong(finding.alarmedAt());
    }
    return counts.write(out).toBytes();
  }

  static ScoreBlock fromBytes(byte[] bytes) {
    ByteReader in = new ByteReader(bytes, "score comparison", VERSION);
    long newest = in.getLong();
    long changedAt = in.getLong();
    Finding margins = finding(in);
    Finding classes = finding(in);
    in.getByte();
    return new ScoreBlock(newest, changedAt, margins, classes, ScoreDelta.read(in));
  }

  private static Finding finding(ByteReader in) {
    return new Finding(
        Double.longBitsToDouble(in.getLong()), DriftLevel.of(in.getByte()), in.getLong());
  }
}
