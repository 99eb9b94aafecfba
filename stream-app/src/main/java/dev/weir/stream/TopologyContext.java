package dev.weir.stream;

import dev.weir.schemas.Topic;
import dev.weir.stream.config.WeirConfig;
import dev.weir.stream.decode.RecordSerdes;
import dev.weir.stream.decode.Retry;
import dev.weir.stream.metrics.WeirMetrics;
import dev.weir.stream.models.LiveModels;
import dev.weir.stream.shards.ShardContext;
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
 * @param shards what the processors of models that are split over instances share
 */
public record TopologyContext(
    WeirConfig config,
    RecordSerdes serdes,
    AtomicReference<LiveModels> live,
    Retry retry,
    WeirMetrics metrics,
    TopicShape shape,
    ShardContext shards) {
  /** Without a loader that follows the assignment of shards. */
  TopologyContext(
      WeirConfig config,
      RecordSerdes serdes,
      AtomicReference<LiveModels> live,
      Retry retry,
      WeirMetrics metrics,
      TopicShape shape) {
    this(config, serdes, live, retry, metrics, shape, ShardContext.of(config.shards()));
  }

  String name(Topic topic) {
    return config.topics().name(topic);
  }
}
