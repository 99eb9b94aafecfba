/** Dynamic time warping: distances of signals whose features are shifted in time. */
package dev.weir.classifiers.dtw;
