package dev.weir.experiments.linear;

import dev.weir.classifiers.linear.LinearClassifier;

/**
 * Result of logistic regression.
 *
 * @param classifier coefficients of unscaled, centred features
 * @param steps steps of Newton's method
 * @param loss C times the sum of the samples' losses, plus half the sum of squared coefficients
 * @param gap approximate loss above the minimum before the last step (half the decrease predicted
 *     by Newton's method), at least 0
 */
public record LogisticFit(LinearClassifier classifier, int steps, double loss, double gap) {}
