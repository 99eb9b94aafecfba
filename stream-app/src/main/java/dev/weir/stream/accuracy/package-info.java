/** Aggregates labelled predictions into accuracy windows, in two stages. */
package dev.weir.stream.accuracy;
