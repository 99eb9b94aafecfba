package dev.weir.trainer;

import dev.weir.model.SignalModel;

/**
 * The result of training a signal classifier and evaluating it on the test part.
 *
 * @param model the trained model
 * @param report the figures
 */
public record SignalRun(SignalModel model, EvaluationReport report) {}
