/** Noticing that a model does worse than before, or meets other records than it was trained on. */
package dev.weir.stream.drift;
