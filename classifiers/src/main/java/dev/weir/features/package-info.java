/** Classifiers that weigh features of a signal, whichever transform computes them. */
package dev.weir.features;
