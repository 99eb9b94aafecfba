package dev.weir.stream.labels;

import java.util.List;

/**
 * A record that was predicted, and waits for its label.
 *
 * @param eventTime of the record, milliseconds since the epoch
 * @param firstSeen by this machine's clock, milliseconds since the epoch
 * @param truth the true class, as far as known; else null
 * @param predictions one of each model version that saw the record
 */
public record OpenPrediction(
    long eventTime, long firstSeen, String truth, List<MadePrediction> predictions) {

  public OpenPrediction {
    predictions = List.copyOf(predictions);
  }

  /** Returns the same with another truth. */
  OpenPrediction withTruth(String label) {
    return new OpenPrediction(eventTime, firstSeen, label, predictions);
  }
}
