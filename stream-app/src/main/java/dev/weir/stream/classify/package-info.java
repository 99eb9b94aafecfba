/** Predicts each record once, with the model version valid at its event time. */
package dev.weir.stream.classify;
