/** Loads verified model versions beside the stream and offers them by one reference. */
package dev.weir.stream.models;
