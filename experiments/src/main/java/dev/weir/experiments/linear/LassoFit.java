package dev.weir.experiments.linear;

import dev.weir.classifiers.linear.LinearClassifier;

/**
 * Result of lasso for one penalty.
 *
 * @param classifier coefficients of standardised features, and intercepts
 * @param alpha the penalty, greater than 0
 * @param gap the duality gap, an upper bound of the loss above its minimum, as a share of the mean
 *     squared target; the greatest of several targets. Rounding can leave it a few times 1e-16
 *     below 0
 */
public record LassoFit(LinearClassifier classifier, double alpha, double gap) {}
