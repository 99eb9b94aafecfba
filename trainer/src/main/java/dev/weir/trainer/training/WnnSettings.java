package dev.weir.trainer.training;

import dev.weir.classifiers.wnn.definition.WnnParameters;

/**
 * Settings for evaluating WNN.
 *
 * @param parameters parameters of WNN
 * @param threads number of threads, at least 1
 */
public record WnnSettings(WnnParameters parameters, int threads) {}
