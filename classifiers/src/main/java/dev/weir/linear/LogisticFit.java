package dev.weir.linear;

/**
 * What logistic regression found.
 *
 * @param classifier coefficients of features as they are, less their means
 * @param steps of Newton's method
 * @param loss C times the sum of the samples' losses, and half the sum of squared coefficients
 */
public record LogisticFit(LinearClassifier classifier, int steps, double loss) {}
