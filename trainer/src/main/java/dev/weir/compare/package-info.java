/** Finished models on the same labelled records, side by side. */
package dev.weir.compare;
