package dev.weir.cli.demo;

import dev.weir.schemas.Prediction;
import org.HdrHistogram.Histogram;

/** Counts the demo's predictions by record id, right or wrong, with their latency. */
final class PredictionCount {

  private static final long LONGEST_MICROS = 3_600_000_000L;

  private final GroundTruth truth;
  private final long[] sentAt;
  private final String[] predicted;
  private final Histogram latency = new Histogram(LONGEST_MICROS, 3);
  private int count;
  private long last;

  PredictionCount(GroundTruth truth, long[] sentAt) {
    this.truth = truth;
    this.sentAt = sentAt;
    this.predicted = new String[truth.size()];
  }

  /**
   * Counts a prediction.
   *
   * @throws DemoFailure if the record has been predicted before
   */
  void add(Prediction prediction) {
    int index = truth.index(prediction.getRecordId());
    if (predicted[index] != null) {
      throw new DemoFailure("predicted twice: '" + prediction.getRecordId() + "'");
    }
    predicted[index] = prediction.getLabel();
    last = System.nanoTime();
    latency.recordValue(Math.min((last - sentAt[index]) / 1_000, LONGEST_MICROS));
    count++;
  }

  /** The prediction of a record, or null. */
  String predicted(int index) {
    return predicted[index];
  }

  int count() {
    return count;
  }

  boolean complete() {
    return count == truth.size();
  }

  /** Correct predictions of a class; null: all classes. */
  long correct(String label) {
    return matching(label, true);
  }

  /** Records of a class; null: all classes. */
  long total(String label) {
    return matching(label, false);
  }

  private long matching(String label, boolean onlyCorrect) {
    long matching = 0;
    for (int i = 0; i < truth.size(); i++) {
      String actual = truth.label(i);
      boolean wanted = label == null || label.equals(actual);
      if (wanted && (!onlyCorrect || actual.equals(predicted[i]))) {
        matching++;
      }
    }
    return matching;
  }

  double accuracy() {
    return (double) correct(null) / truth.size();
  }

  /** From the first record sent to the last prediction read. */
  double seconds() {
    return (last - sentAt[0]) / 1e9;
  }

  /** Milliseconds from sending a record to reading its committed prediction. */
  double latencyMillis(double percentile) {
    return latency.getValueAtPercentile(percentile) / 1e3;
  }
}
