package dev.weir.stream.labels;

import dev.weir.stream.state.EntryTimestamps;
import java.util.List;

/**
 * A predicted record that waits for its label.
 *
 * @param eventTime of the record, milliseconds since the epoch
 * @param firstSeen by this machine's clock, milliseconds since the epoch
 * @param truth the true class if known; otherwise null
 * @param predictions one of each model version that scored the record
 * @param counted the class that the truth counts as, of each prediction; empty if there is no
 *     truth, or an earlier version of the program stored it
 */
public record PendingPrediction(
    long eventTime,
    long firstSeen,
    String truth,
    List<StoredPrediction> predictions,
    List<String> counted) {

  public PendingPrediction {
    predictions = List.copyOf(predictions);
    counted = List.copyOf(counted);
  }

  /** Creates one without a truth. */
  public PendingPrediction(long eventTime, long firstSeen, List<StoredPrediction> predictions) {
    this(eventTime, firstSeen, null, predictions, List.of());
  }

  /** The times that decide when it expires. */
  EntryTimestamps times() {
    return new EntryTimestamps(eventTime, firstSeen);
  }

  /** Returns a copy with another truth and the classes that it counts as. */
  PendingPrediction withTruth(String label, List<String> asClasses) {
    return new PendingPrediction(eventTime, firstSeen, label, predictions, asClasses);
  }
}
