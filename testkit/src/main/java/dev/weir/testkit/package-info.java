/**
 * A complete Weir for users' tests: Kafka, a registry and the application with a given artifact.
 */
package dev.weir.testkit;
