package dev.weir.stream.models;

/**
 * A loaded challenger.
 *
 * @param model its model
 * @param health its failures so far; shared by all threads
 */
public record Challenger(LoadedModel model, ChallengerHealth health) {}
