/**
 * The stream's history: records of a span of event time, read from their topic and joined with
 * their labels, as training and test data.
 */
package dev.weir.trainer.history;
