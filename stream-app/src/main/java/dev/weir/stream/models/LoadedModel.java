package dev.weir.stream.models;

import dev.weir.model.Model;
import java.time.Instant;

/**
 * A verified model version, ready to score.
 *
 * @param id which
 * @param model the classifier: of signals or of images, as its route needs
 * @param publishedAt when it was published
 */
public record LoadedModel(VersionId id, Model model, Instant publishedAt) {}
