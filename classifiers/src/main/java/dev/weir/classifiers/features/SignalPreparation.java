package dev.weir.classifiers.features;

import dev.weir.classifiers.model.UnusableInputException;
import dev.weir.classifiers.model.UnusableInputException.Reason;
import dev.weir.classifiers.signal.Preprocessing;

/**
 * Converts a raw record to the kernels' input: preprocessed channel by channel, in float. Owns
 * scratch memory; not thread-safe.
 */
public final class SignalPreparation {

  /** Keeps sums over a kernel and its channels from overflowing a float. */
  private static final float LARGEST_PREPARED = 1e30f;

  private static final String REMEDY = "; a model that is trained with the step znorm takes any";

  private final Preprocessing preprocessing;
  private final int channels;
  private final int length;
  private final int outputLength;
  private final double largest;
  private final double[] channel;

  /**
   * For signals of one shape.
   *
   * @param length samples per channel, before preprocessing
   */
  public SignalPreparation(Preprocessing preprocessing, int channels, int length) {
    this.preprocessing = preprocessing;
    this.channels = channels;
    this.length = length;
    this.outputLength = preprocessing.outputLength(length);
    this.largest = preprocessing.largest();
    this.channel = new double[length];
  }

  /** Number of prepared values. */
  public int values() {
    return channels * outputLength;
  }

  /**
   * Prepares one record.
   *
   * @param record channel by channel: channels x length values
   * @param prepared output: {@link #values()} values, at most 1e30 in magnitude
   * @throws UnusableInputException if the number of values is wrong, or one is not finite or too
   *     large
   */
  public void prepare(double[] record, float[] prepared) {
    if (record.length != channels * length) {
      throw new UnusableInputException(
          Reason.WRONG_LENGTH,
          "the record has %d values, the model takes %d x %d"
              .formatted(record.length, channels, length));
    }
    for (int c = 0; c < channels; c++) {
      copyFinite(record, c * length);
      preprocessing.apply(channel, length);
      narrow(prepared, c * outputLength);
    }
  }

  private void copyFinite(double[] record, int from) {
    for (int i = 0; i < length; i++) {
      double value = record[from + i];
      if (!(Math.abs(value) <= largest)) {
        String rule =
            "only finite values up to %s can be used%s"
                .formatted(largest, Double.isFinite(value) ? REMEDY : "");
        throw new UnusableInputException(
            Reason.NOT_FINITE,
            "the value at index %d is %s: %s".formatted(from + i, value, rule),
            "the value at index %d cannot be used: %s".formatted(from + i, rule));
      }
      channel[i] = value;
    }
  }

  private void narrow(float[] prepared, int from) {
    for (int i = 0; i < outputLength; i++) {
      float value = (float) channel[i];
      if (!(Math.abs(value) <= LARGEST_PREPARED)) {
        throw tooLarge(from + i, channel[i]);
      }
      prepared[from + i] = value;
    }
  }

  private UnusableInputException tooLarge(int index, double value) {
    String where =
        "the values are too large: after %s the value at index %d".formatted(preprocessing, index);
    String rule = "at most %s can be used%s".formatted(LARGEST_PREPARED, REMEDY);
    return new UnusableInputException(
        Reason.NOT_FINITE,
        "%s is %s, and %s".formatted(where, value, rule),
        "%s cannot be used: %s".formatted(where, rule));
  }
}
