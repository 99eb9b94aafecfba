package dev.weir.stream;

import dev.weir.stream.decode.OutputLimits;

/**
 * Properties of the cluster's topics that the topology depends on.
 *
 * @param partitions of the input topics
 * @param limits how large outputs may be
 */
public record TopicShape(int partitions, OutputLimits limits) {
  /** Inputs with one partition, and outputs with Kafka's default limits. */
  public static final TopicShape USUAL = new TopicShape(1, OutputLimits.USUAL);
}
