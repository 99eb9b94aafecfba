package dev.weir.stream.models;

import dev.weir.model.SignalModel;
import java.time.Instant;

/**
 * A verified model version, ready to score.
 *
 * @param id which
 * @param model the classifier
 * @param publishedAt when it was published
 */
public record LoadedModel(VersionId id, SignalModel model, Instant publishedAt) {}
