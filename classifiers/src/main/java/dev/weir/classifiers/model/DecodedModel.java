package dev.weir.classifiers.model;

/**
 * A model read from an artifact.
 *
 * @param model the model
 * @param memory estimated heap bytes, including the requested number of scorers; rather too high
 *     than too low
 */
public record DecodedModel(Model model, long memory) {}
