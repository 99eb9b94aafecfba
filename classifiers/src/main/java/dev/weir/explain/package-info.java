/** Explanations of models and their decisions. */
package dev.weir.explain;
