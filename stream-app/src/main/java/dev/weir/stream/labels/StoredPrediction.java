package dev.weir.stream.labels;

/**
 * The part of a prediction that is kept until its label arrives.
 *
 * @param model the model's name
 * @param version its version
 * @param role champion or challenger
 * @param revision of the timeline that chose the version
 * @param label the predicted class
 */
public record StoredPrediction(
    String model, String version, String role, long revision, String label) {}
