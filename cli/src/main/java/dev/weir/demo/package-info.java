/**
 * The demo: a real Kafka, a real Schema Registry and the application on this machine, the test
 * signals of MNIST-1D sent through them, and what came out, counted.
 */
package dev.weir.demo;
