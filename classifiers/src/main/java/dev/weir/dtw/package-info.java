/**
 * Dynamic time warping: distances of signals whose features come earlier in one than in another.
 */
package dev.weir.dtw;
