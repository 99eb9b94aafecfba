/** Detects a stalled application: the process can be up while its stream is stuck for good. */
package dev.weir.stream.progress;
