/** Labelled signals and their preprocessing. */
package dev.weir.classifiers.signal;
