package dev.weir.linear;

/**
 * What ridge found.
 *
 * @param classifier standardisation, coefficients and intercepts
 * @param alpha the penalty with the smallest leave-one-out error
 * @param error that error: the mean over samples and targets of the squared difference
 */
public record RidgeFit(LinearClassifier classifier, double alpha, double error) {}
