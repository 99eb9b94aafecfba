package dev.weir.stream.continuous;

/**
 * What became of the samples of a piece, counted of one channel.
 *
 * @param added samples that are new
 * @param known samples that had come before; the first ones stand
 * @param late samples that came after they were given up
 * @param lost samples that are given up now, since the newest is too far ahead of them
 */
public record Cut(long added, long known, long late, long lost) {}
