package dev.weir.stream.shards;

import dev.weir.stream.classify.ClassifyContext;
import dev.weir.stream.decode.Retry;
import dev.weir.stream.ingest.RoutedImage;
import dev.weir.stream.names.TopologyNames;
import java.util.List;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Repartitioned;

/**
 * The part of the topology that scores images with models that are split over instances. The nodes
 * before and after the two repartition topics share stores with the labels, and so form one
 * sub-topology with them; {@code score-shard} between the topics is another, with a task a part.
 *
 * @param settings of the processors; accuracy deltas go to {@code shard-deltas-merged}
 * @param retry how long a record waits for its champion
 * @param context what tasks share with the rest of the application
 * @param topic of the images
 * @param routes of the images
 * @param partitions of the images
 */
public record ShardStage(
    ClassifyContext settings,
    Retry retry,
    ShardContext context,
    String topic,
    List<String> routes,
    int partitions) {
  public ShardStage {
    routes = List.copyOf(routes);
  }

  /** Appends this stage to the images; returns their accuracy deltas. */
  public KStream<Object, Object> build(KStream<byte[], RoutedImage> images) {
    KStream<Object, Object> split =
        images.process(
            () -> new ShardSplitProcessor(settings, context, topic),
            Named.as(TopologyNames.SHARD_SPLIT),
            TopologyNames.OPEN_PREDICTIONS,
            TopologyNames.WAITING_LABELS,
            TopologyNames.WAITING_IMAGES);
    KStream<Object, Object> merged =
        distances(requests(split))
            .process(
                () -> new ShardMergeProcessor(settings, retry, context, topic),
                Named.as(TopologyNames.SHARD_MERGE),
                TopologyNames.OPEN_PREDICTIONS,
                TopologyNames.WAITING_LABELS,
                TopologyNames.WAITING_IMAGES,
                TopologyNames.SCORE_COUNTS);
    return split.merge(merged, Named.as(TopologyNames.SHARD_DELTAS));
  }

  private KStream<byte[], ShardRequest> requests(KStream<?, ?> split) {
    return requestsOf(split)
        .mapValues(request -> request, Named.as(TopologyNames.SHARD_REQUESTS))
        .repartition(
            Repartitioned.with(Serdes.ByteArray(), ShardRequest.serde())
                .withStreamPartitioner(ShardRequest.partitioner())
                .withNumberOfPartitions(context.held().shards())
                .withName(TopologyNames.SHARD_IMAGES));
  }

  /** The preceding processor sends only requests to this named child. */
  @SuppressWarnings("unchecked")
  private static KStream<byte[], ShardRequest> requestsOf(KStream<?, ?> split) {
    return (KStream<byte[], ShardRequest>) split;
  }

  private KStream<byte[], ShardAnswer> distances(KStream<byte[], ShardRequest> requests) {
    return requests
        .process(
            ShardScoreProcessor.supplier(settings, retry, context, routes),
            Named.as(TopologyNames.SHARD_SCORE))
        .repartition(
            Repartitioned.with(Serdes.ByteArray(), ShardAnswer.serde())
                .withStreamPartitioner(ShardAnswer.partitioner())
                .withNumberOfPartitions(partitions)
                .withName(TopologyNames.SHARD_DISTANCES));
  }
}
