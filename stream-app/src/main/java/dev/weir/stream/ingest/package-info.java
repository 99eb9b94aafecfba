/** Ingest: signals and images are decoded and routed, and pieces are cut into windows. */
package dev.weir.stream.ingest;
