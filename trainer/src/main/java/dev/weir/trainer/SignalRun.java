package dev.weir.trainer;

import dev.weir.model.SignalModel;

/**
 * One training of a classifier of signals and its evaluation on the test part.
 *
 * @param model the trained model
 * @param report the figures
 */
public record SignalRun(SignalModel model, EvaluationReport report) {}
