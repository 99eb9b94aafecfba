/**
 * Detects that a model performs worse than before, or that its input differs from its training
 * data.
 */
package dev.weir.stream.drift;
