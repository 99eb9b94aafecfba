/** Comparison of trained models on the same labelled records. */
package dev.weir.trainer.compare;
