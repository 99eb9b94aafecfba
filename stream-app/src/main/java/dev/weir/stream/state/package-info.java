/** Serialization of values in state stores: small, versioned, without reflection. */
package dev.weir.stream.state;
