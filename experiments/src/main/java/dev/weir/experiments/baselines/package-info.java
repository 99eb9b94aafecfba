/**
 * Evaluation of baselines: nearest neighbours under several distances, lasso and logistic
 * regression.
 */
package dev.weir.experiments.baselines;
