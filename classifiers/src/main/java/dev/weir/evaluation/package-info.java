/** Figures that tell how good a model is. */
package dev.weir.evaluation;
