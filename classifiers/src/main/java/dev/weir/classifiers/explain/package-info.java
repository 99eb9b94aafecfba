/** Explanations of models and their decisions. */
package dev.weir.classifiers.explain;
