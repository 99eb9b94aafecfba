/** Cuts windows out of signals that come in pieces: pure logic, without Kafka. */
package dev.weir.stream.continuous;
