package dev.weir.inputs;

import dev.weir.schemas.SignalRecord;
import org.jspecify.annotations.Nullable;

/**
 * One sample of all channels of a source.
 *
 * @param id of the record
 * @param source the source id
 * @param time event time in milliseconds since the epoch
 * @param values one per channel
 * @param label the true class, if known
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Reading(
    String id, String source, long time, double[] values, @Nullable String label) {

  /** The same as a signal of one sample. */
  public SignalRecord asSignal() {
    return SignalRecord.of(id, source, time, values, values.length, null, null, label);
  }
}
