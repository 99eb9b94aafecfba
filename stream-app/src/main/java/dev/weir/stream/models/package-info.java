/** Loads verified model versions beside the stream and publishes them through one reference. */
package dev.weir.stream.models;
