package dev.weir.experiments.baselines;

import dev.weir.classifiers.signal.Preprocessing;
import java.util.List;

/**
 * Settings for evaluating logistic regression.
 *
 * @param c the weight of the samples relative to the L2 penalty, more than 0
 * @param preprocessing the names of the preprocessing steps
 * @param threads number of threads, at least 1
 */
public record LogisticSettings(double c, List<String> preprocessing, int threads) {

  public LogisticSettings {
    preprocessing = Preprocessing.of(preprocessing).names();
  }
}
