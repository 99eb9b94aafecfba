/**
 * End-to-end load: measures throughput, CPU time and latency of the application and an identity
 * topology over the same records, each in its own JVM.
 */
package dev.weir.experiments.bench;
