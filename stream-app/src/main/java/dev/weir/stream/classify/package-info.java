/** Predicts each record once, with the model version that its event time asks for. */
package dev.weir.stream.classify;
