/** Lasso and logistic regression. */
package dev.weir.experiments.linear;
