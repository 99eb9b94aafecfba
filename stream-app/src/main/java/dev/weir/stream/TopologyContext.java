package dev.weir.stream;

import dev.weir.schemas.Topic;
import dev.weir.stream.config.WeirConfig;
import dev.weir.stream.decode.RecordSerdes;
import dev.weir.stream.decode.Retry;
import dev.weir.stream.metrics.WeirMetrics;
import dev.weir.stream.models.LiveModels;
import java.util.concurrent.atomic.AtomicReference;

/**
 * What the stages of the topology share.
 *
 * @param config the settings
 * @param serdes of the topics
 * @param live the models that score
 * @param retry how long failures of the registry are retried
 * @param metrics the meters
 * @param shape of the topics
 */
public record TopologyContext(
    WeirConfig config,
    RecordSerdes serdes,
    AtomicReference<LiveModels> live,
    Retry retry,
    WeirMetrics metrics,
    TopicShape shape) {
  String name(Topic topic) {
    return config.topics().name(topic);
  }
}
