package dev.weir.stream.models;

import dev.weir.stream.metrics.WeirMetrics;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/**
 * What the model loader works with.
 *
 * @param records reads the latest record of each key of {@code models}; throws an {@link
 *     org.apache.kafka.streams.errors.InvalidStateStoreException} if it cannot now
 * @param topicView decodes them
 * @param artifacts loads versions
 * @param settings of the loader
 * @param live where the models are published
 * @param metrics the meters
 */
public record LoaderContext(
    Supplier<Map<String, byte[]>> records,
    ModelTopicView topicView,
    ArtifactLoader artifacts,
    LoaderSettings settings,
    AtomicReference<LiveModels> live,
    WeirMetrics metrics) {}
