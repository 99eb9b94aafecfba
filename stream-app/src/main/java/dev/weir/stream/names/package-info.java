/**
 * Names that all packages of the application share: of the topology, of model versions, and of
 * outcomes.
 */
package dev.weir.stream.names;
