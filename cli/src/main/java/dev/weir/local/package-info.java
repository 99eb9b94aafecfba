/** What the demo and the benchmark run on: a broker, a registry and a model, on this machine. */
package dev.weir.local;
