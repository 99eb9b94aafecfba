/** Open predictions and waiting labels: the state of the join of predictions and labels. */
package dev.weir.stream.labels;
