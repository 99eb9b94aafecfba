package dev.weir.trainer.compare;

import dev.weir.classifiers.model.Model;

/**
 * A named model.
 *
 * @param name for reports: a file, or name/version
 * @param model the model
 */
public record Candidate(String name, Model model) {}
