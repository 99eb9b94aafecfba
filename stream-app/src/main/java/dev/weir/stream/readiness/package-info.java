/**
 * Controls which input topics are read: records of a topic without a model wait, those of others
 * are read. Names records that cannot be read.
 */
package dev.weir.stream.readiness;
