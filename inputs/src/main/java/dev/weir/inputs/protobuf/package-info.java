/**
 * Records in Protocol Buffers' wire format: the text of a schema to descriptors, descriptors and
 * paths to a plan by field numbers, and the reader that follows it.
 */
package dev.weir.inputs.protobuf;
