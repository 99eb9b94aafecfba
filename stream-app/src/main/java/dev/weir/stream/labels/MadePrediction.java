package dev.weir.stream.labels;

/**
 * What is kept of a prediction until its label comes.
 *
 * @param model the model's name
 * @param version its version
 * @param role champion or challenger
 * @param revision of the timeline that chose the version
 * @param label the predicted class
 */
public record MadePrediction(
    String model, String version, String role, long revision, String label) {}
