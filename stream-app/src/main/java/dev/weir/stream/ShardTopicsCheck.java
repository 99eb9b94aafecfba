package dev.weir.stream;

import dev.weir.schemas.Topic;
import dev.weir.schemas.topics.ClusterTopics;
import dev.weir.schemas.topics.KafkaFutures;
import dev.weir.schemas.topics.TopicReader;
import dev.weir.stream.config.StreamsSettings;
import dev.weir.stream.config.WeirConfig;
import dev.weir.stream.names.TopologyNames;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/**
 * Checks that the number of shards is that of the internal topics, as Kafka Streams cannot change
 * their partitions; and that turning shards off leaves no record behind, as nobody would read what
 * is between shards then.
 *
 * @param config the settings
 */
record ShardTopicsCheck(WeirConfig config) {
  /**
   * Runs the check. No other instance with another number of shards may run.
   *
   * @throws UnusableTopicsException saying what to do
   */
  void check(Admin admin) {
    Map<String, Integer> found =
        new ClusterTopics(admin).partitions(List.of(requests(), answers()));
    Integer parts = found.get(requests());
    if (parts == null) {
      return;
    }
    if (config.shards() > 1 && parts != config.shards()) {
      throw new UnusableTopicsException(
          List.of(
              "topic %s has %d partitions, one for each shard, but %s is %d; set it back to %d, or stop all instances, delete this topic and start again: records in flight then become dead letters (no-model), which './weir dead-letters replay' sends again"
                  .formatted(requests(), parts, setting(), config.shards(), parts)));
    }
    if (config.shards() == 1) {
      refuseUnread(unread(admin, found.keySet()), parts);
    }
  }

  private void refuseUnread(long unread, int parts) {
    if (unread > 0) {
      throw new UnusableTopicsException(
          List.of(
              "%d records of %s and %s are unread, but %s is 1: the images that they belong to would be lost; set it back to %d, stop the producers of images until weir_shards_in_flight is 0 on all instances, and then turn shards off"
                  .formatted(unread, requests(), answers(), setting(), parts)));
    }
  }

  /** Committed records after the application's position; markers of transactions do not count. */
  private long unread(Admin admin, Iterable<String> topics) {
    Map<TopicPartition, OffsetAndMetadata> committed =
        KafkaFutures.get(
            admin.listConsumerGroupOffsets(config.applicationId()).partitionsToOffsetAndMetadata());
    AtomicLong unread = new AtomicLong();
    try (TopicReader<byte[], byte[]> reader = TopicReader.ofBytes(StreamsSettings.client(config))) {
      List<TopicPartition> partitions = new ArrayList<>();
      topics.forEach(topic -> partitions.addAll(reader.partitions(topic)));
      Map<TopicPartition, Long> starts = new HashMap<>(reader.beginnings(partitions));
      starts.replaceAll(
          (partition, beginning) ->
              committed.get(partition) == null
                  ? beginning
                  : Math.max(beginning, committed.get(partition).offset()));
      reader.readBetween(starts, reader.ends(partitions), record -> unread.incrementAndGet());
    }
    return unread.get();
  }

  private String requests() {
    return TopologyNames.repartition(config.applicationId(), TopologyNames.SHARD_IMAGES);
  }

  private String answers() {
    return TopologyNames.repartition(config.applicationId(), TopologyNames.SHARD_DISTANCES);
  }

  private String setting() {
    return config.routes(Topic.IMAGES).stream()
        .map(route -> "route.%s.shards".formatted(route.name()))
        .findFirst()
        .orElse("the number of shards");
  }
}
