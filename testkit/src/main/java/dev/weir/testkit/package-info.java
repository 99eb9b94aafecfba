/** Weir for a user's own tests: Kafka, a registry and the application with a given artifact. */
package dev.weir.testkit;
