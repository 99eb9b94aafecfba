/** Measures of a model's quality. */
package dev.weir.classifiers.evaluation;
