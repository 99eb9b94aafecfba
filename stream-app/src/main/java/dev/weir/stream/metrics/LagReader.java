package dev.weir.stream.metrics;

import dev.weir.stream.progress.CommitMonitor;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;

/**
 * Reads an application's lag from the brokers, over all its instances.
 *
 * @param admin a client of the cluster
 * @param applicationId also the name of its consumer group
 * @param topics that it consumes
 * @param watch receives the partitions' positions each time; may change the map
 */
public record LagReader(
    Admin admin,
    String applicationId,
    List<String> topics,
    Consumer<Map<TopicPartition, CommitMonitor.Position>> watch) {
  /**
   * Reads the lag of each topic: the number of uncommitted records. Records behind a producer's
   * open transaction count, too: otherwise the lag would be 0 while nothing can be read. A
   * partition without a committed offset counts from its first record, as does one whose committed
   * offset has been deleted.
   */
  public Map<String, Long> read() throws ExecutionException, InterruptedException {
    List<TopicPartition> partitions = partitions();
    Map<TopicPartition, OffsetAndMetadata> committed =
        admin
            .listConsumerGroupOffsets(applicationId)
            .partitionsToOffsetAndMetadata(applicationId)
            .get();
    Map<TopicPartition, Long> starts =
        offsets(partitions, OffsetSpec.earliest(), IsolationLevel.READ_UNCOMMITTED);
    // Before the ends, so that a fully readable partition never appears blocked.
    Map<TopicPartition, Long> readable =
        offsets(partitions, OffsetSpec.latest(), IsolationLevel.READ_COMMITTED);
    Map<TopicPartition, Long> ends =
        offsets(partitions, OffsetSpec.latest(), IsolationLevel.READ_UNCOMMITTED);
    Map<TopicPartition, CommitMonitor.Position> positions = new HashMap<>();
    Map<String, Long> lags = new HashMap<>();
    for (TopicPartition partition : partitions) {
      OffsetAndMetadata next = committed.get(partition);
      long from = Math.max(starts.get(partition), next == null ? 0 : next.offset());
      CommitMonitor.Position position =
          new CommitMonitor.Position(from, readable.get(partition), ends.get(partition));
      positions.put(partition, position);
      lags.merge(partition.topic(), position.lag(), Long::sum);
    }
    watch.accept(positions);
    return lags;
  }

  private List<TopicPartition> partitions() throws ExecutionException, InterruptedException {
    return admin.describeTopics(topics).allTopicNames().get().values().stream()
        .flatMap(
            topic ->
                topic.partitions().stream()
                    .map(partition -> new TopicPartition(topic.name(), partition.partition())))
        .toList();
  }

  private Map<TopicPartition, Long> offsets(
      Collection<TopicPartition> partitions, OffsetSpec which, IsolationLevel level)
      throws ExecutionException, InterruptedException {
    return admin
        .listOffsets(
            partitions.stream().collect(Collectors.toMap(each -> each, each -> which)),
            new ListOffsetsOptions(level))
        .all()
        .get()
        .entrySet()
        .stream()
        .collect(Collectors.toMap(Map.Entry::getKey, entry -> entry.getValue().offset()));
  }
}
