package dev.weir.trainer.training;

import dev.weir.classifiers.model.SignalModel;

/**
 * The result of training a signal classifier and evaluating it on the test part.
 *
 * @param model the trained model
 * @param report the figures
 */
public record SignalTrainingResult(SignalModel model, EvaluationReport report) {}
