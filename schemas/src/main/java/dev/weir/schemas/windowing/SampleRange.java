package dev.weir.schemas.windowing;

/**
 * A range of samples.
 *
 * @param start the first index
 * @param end the index after the last
 */
record SampleRange(long start, long end) {}
