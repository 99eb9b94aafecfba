/**
 * The environment of the demo and the benchmark: a broker, a registry and a model, on this machine.
 */
package dev.weir.cli.localstack;
