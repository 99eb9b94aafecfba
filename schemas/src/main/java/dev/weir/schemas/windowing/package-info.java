/** Cuts windows out of signals that arrive in pieces, independently of Kafka. */
package dev.weir.schemas.windowing;
