package dev.weir.linear;

/**
 * What logistic regression found.
 *
 * @param classifier coefficients of features as they are, less their means
 * @param steps of Newton's method
 * @param loss C times the sum of the samples' losses, and half the sum of squared coefficients
 * @param gap about how far above the least the loss was before the last step (half the decrease
 *     that Newton's method promised of it), not less than 0
 */
public record LogisticFit(LinearClassifier classifier, int steps, double loss, double gap) {}
