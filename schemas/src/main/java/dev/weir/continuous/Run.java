package dev.weir.continuous;

/**
 * A range of samples.
 *
 * @param start the first index
 * @param end the index after the last
 */
record Run(long start, long end) {}
