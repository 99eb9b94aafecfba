/** Scores images with models that are split over instances, and merges the partial distances. */
package dev.weir.stream.shards;
