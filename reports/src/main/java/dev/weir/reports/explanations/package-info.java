/** Explanations of models and predictions as text and as JSON. */
package dev.weir.reports.explanations;
