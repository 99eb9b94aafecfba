package dev.weir.classifiers.internal.simd;

/**
 * What a kernel of least sums is made for.
 *
 * @param across windows along a row
 * @param down windows along a column
 * @param right right shift of a cost
 */
record BoxShape(BoxAxis across, BoxAxis down, int right) {}
