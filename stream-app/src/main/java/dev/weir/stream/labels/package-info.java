/** Open predictions and waiting labels: the state in which predictions meet their truth. */
package dev.weir.stream.labels;
