/**
 * Real infrastructure on this machine for tests and the demo: {@link dev.weir.sandbox.KafkaSandbox}
 * runs KRaft brokers in this JVM, {@link dev.weir.sandbox.RegistrySandbox} runs an Apicurio
 * registry, with Confluent's API, as a child process. Both listen on 127.0.0.1 only, on free ports,
 * and remove their files when closed.
 *
 * <p>Not for production images.
 */
package dev.weir.sandbox;
