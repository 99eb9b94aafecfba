package dev.weir.trainer;

import dev.weir.wnn.WnnParameters;

/**
 * How WNN is evaluated.
 *
 * @param parameters what is computed
 * @param threads that share the tests, 1 or more
 */
public record WnnSettings(WnnParameters parameters, int threads) {}
