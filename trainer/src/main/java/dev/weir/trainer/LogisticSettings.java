package dev.weir.trainer;

import dev.weir.signal.Preprocessing;
import java.util.List;

/**
 * How logistic regression is evaluated.
 *
 * @param c the weight of the samples against the L2 penalty, more than 0
 * @param preprocessing the names of the steps that all signals go through
 * @param threads that fit, 1 or more
 */
public record LogisticSettings(double c, List<String> preprocessing, int threads) {

  public LogisticSettings {
    preprocessing = Preprocessing.of(preprocessing).names();
  }
}
