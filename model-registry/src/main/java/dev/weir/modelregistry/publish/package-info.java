/** Publishes models through Kafka: artifacts in chunks, manifests, and assignments to routes. */
package dev.weir.modelregistry.publish;
