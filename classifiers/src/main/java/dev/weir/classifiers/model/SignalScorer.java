package dev.weir.classifiers.model;

/** Scores raw records without allocation. A scorer owns scratch memory and is not thread-safe. */
public interface SignalScorer {

  /**
   * Scores one record; the class with the highest score is the prediction.
   *
   * @param values the raw record, channel by channel: channels x length values
   * @param scores output: one score per class, in the model's order
   * @throws UnusableInputException if the number of values is wrong, or one is not finite
   */
  void score(double[] values, double[] scores);
}
