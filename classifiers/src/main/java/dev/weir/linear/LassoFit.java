package dev.weir.linear;

/**
 * What lasso found for one penalty.
 *
 * @param classifier coefficients of standardised features, and intercepts
 * @param alpha the penalty, greater than 0
 * @param gap how far above the least the loss is at most (the duality gap), as a share of the mean
 *     squared target; of several targets the greatest. Rounding can leave it a few times 1e-16
 *     below 0
 */
public record LassoFit(LinearClassifier classifier, double alpha, double gap) {}
