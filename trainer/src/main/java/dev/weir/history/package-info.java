/**
 * What the stream saw: the records of a span of event time, read back from their topic and joined
 * with their labels, as data to train and to test on.
 */
package dev.weir.history;
