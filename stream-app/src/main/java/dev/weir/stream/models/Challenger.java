package dev.weir.stream.models;

/**
 * A challenger that is loaded.
 *
 * @param model its model
 * @param health how it has fared; shared by all threads
 */
public record Challenger(LoadedModel model, ChallengerHealth health) {}
