package dev.weir.stream.labels;

import java.util.List;

/**
 * A record that was predicted, and waits for its label.
 *
 * @param eventTime of the record, milliseconds since the epoch
 * @param firstSeen by this machine's clock, milliseconds since the epoch
 * @param truth the true class, as far as known; else null
 * @param predictions one of each model version that saw the record
 * @param counted the class as which the truth counts, of each prediction; empty where there is no
 *     truth, or an earlier version of the program kept it
 */
public record OpenPrediction(
    long eventTime,
    long firstSeen,
    String truth,
    List<MadePrediction> predictions,
    List<String> counted) {

  public OpenPrediction {
    predictions = List.copyOf(predictions);
    counted = List.copyOf(counted);
  }

  /** One without a truth. */
  public OpenPrediction(long eventTime, long firstSeen, List<MadePrediction> predictions) {
    this(eventTime, firstSeen, null, predictions, List.of());
  }

  /** Returns the same with another truth, and as what it counts. */
  OpenPrediction withTruth(String label, List<String> asClasses) {
    return new OpenPrediction(eventTime, firstSeen, label, predictions, asClasses);
  }
}
