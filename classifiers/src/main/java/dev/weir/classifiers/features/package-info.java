/** Classifiers that weigh features of a signal, independent of the transform that computes them. */
package dev.weir.classifiers.features;
