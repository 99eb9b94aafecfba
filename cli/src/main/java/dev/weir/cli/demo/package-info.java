/**
 * The demo: a real Kafka, a real Schema Registry and the application on this machine classify the
 * test signals of MNIST-1D, and the results are counted.
 */
package dev.weir.cli.demo;
