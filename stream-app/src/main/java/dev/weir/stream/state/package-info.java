/** How values lie in the state stores: small, versioned, read without reflection. */
package dev.weir.stream.state;
