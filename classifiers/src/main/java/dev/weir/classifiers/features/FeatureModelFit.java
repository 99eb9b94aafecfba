package dev.weir.classifiers.features;

/**
 * The result of a training.
 *
 * @param model the model
 * @param alpha the ridge penalty chosen by leave-one-out
 * @param leaveOneOutError the mean squared leave-one-out error at that penalty
 */
public record FeatureModelFit(FeatureModel model, double alpha, double leaveOneOutError) {}
