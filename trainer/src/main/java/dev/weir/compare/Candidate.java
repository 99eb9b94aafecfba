package dev.weir.compare;

import dev.weir.model.Model;

/**
 * A model under a name.
 *
 * @param name for reports: a file, or name/version
 * @param model itself
 */
public record Candidate(String name, Model model) {}
