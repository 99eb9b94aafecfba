package dev.weir.stream.models;

import dev.weir.stream.metrics.WeirMetrics;
import java.util.concurrent.atomic.AtomicReference;

/**
 * What the model loader works with.
 *
 * @param records of the topic {@code models}
 * @param topicView decodes them
 * @param artifacts loads versions
 * @param settings of the loader
 * @param live where the models are published
 * @param metrics the meters
 */
public record LoaderContext(
    ModelRecords records,
    ModelTopicView topicView,
    ArtifactLoader artifacts,
    LoaderSettings settings,
    AtomicReference<LiveModels> live,
    WeirMetrics metrics) {}
