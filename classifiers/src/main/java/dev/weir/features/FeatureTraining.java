package dev.weir.features;

/**
 * What a training found.
 *
 * @param model the model
 * @param alpha the ridge penalty that leave-one-out chose for it
 * @param leaveOneOutError the mean squared leave-one-out error at that penalty
 */
public record FeatureTraining(FeatureModel model, double alpha, double leaveOneOutError) {}
