package dev.weir.model;

/**
 * A model as it was read from an artifact.
 *
 * @param model the model
 * @param memory how many bytes of heap it takes, with as many scorers as were asked for; reckoned,
 *     rather too many than too few
 */
public record ReadModel(Model model, long memory) {}
