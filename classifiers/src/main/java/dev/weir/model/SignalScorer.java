package dev.weir.model;

/**
 * Scores raw records. A scorer owns its scratch memory: it is for one thread at a time, and a call
 * allocates nothing.
 */
public interface SignalScorer {

  /**
   * Scores one record; the class with the highest score is the prediction.
   *
   * @param values the raw record, channel after channel: channels x length values
   * @param scores filled in: one score for each of the model's classes, in their order
   * @throws UnusableInputException if there are too few or too many values, or one is not finite
   */
  void score(double[] values, double[] scores);
}
