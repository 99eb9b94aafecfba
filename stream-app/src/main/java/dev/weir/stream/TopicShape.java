package dev.weir.stream;

import dev.weir.stream.decode.OutputLimits;

/**
 * What the topology must know of the topics as they are on the cluster.
 *
 * @param partitions of the input topics
 * @param limits how large outputs may be
 */
public record TopicShape(int partitions, OutputLimits limits) {
  /** Inputs of one partition, and outputs as Kafka makes topics. */
  public static final TopicShape USUAL = new TopicShape(1, OutputLimits.USUAL);
}
