package dev.weir.trainer;

/**
 * How WNN is evaluated.
 *
 * @param window side of the windows, odd
 * @param power p, 1 or more
 * @param threads that share the tests, 1 or more
 */
public record WnnSettings(int window, int power, int threads) {}
