package dev.weir.stream.metrics;

import dev.weir.stream.progress.CommitWatch;
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

/** Asks the brokers how far an application is behind, over all its instances. */
public final class LagReader {
  private static final ListOffsetsOptions COMMITTED =
      new ListOffsetsOptions(IsolationLevel.READ_COMMITTED);

  private final Admin admin;
  private final String applicationId;
  private final List<String> topics;
  private final Consumer<Map<TopicPartition, CommitWatch.Position>> watch;

  /**
   * Creates a reader.
   *
   * @param applicationId also the name of its consumer group
   * @param topics that it consumes
   */
  public LagReader(Admin admin, String applicationId, List<String> topics) {
    this(admin, applicationId, topics, positions -> {});
  }

  /**
   * Creates a reader.
   *
   * @param applicationId also the name of its consumer group
   * @param topics that it consumes
   * @param watch told of the partitions each time
   */
  public LagReader(
      Admin admin,
      String applicationId,
      List<String> topics,
      Consumer<Map<TopicPartition, CommitWatch.Position>> watch) {
    this.admin = admin;
    this.watch = watch;
    this.applicationId = applicationId;
    this.topics = topics;
  }

  /**
   * Reads the lag of each topic, in records: what is there, less what is committed. A partition of
   * which nothing is committed yet counts from its first record, as does one whose committed part
   * has been deleted.
   */
  public Map<String, Long> read() throws ExecutionException, InterruptedException {
    List<TopicPartition> partitions = partitions();
    Map<TopicPartition, OffsetAndMetadata> committed =
        admin
            .listConsumerGroupOffsets(applicationId)
            .partitionsToOffsetAndMetadata(applicationId)
            .get();
    Map<TopicPartition, Long> starts = offsets(partitions, OffsetSpec.earliest());
    Map<TopicPartition, Long> ends = offsets(partitions, OffsetSpec.latest());
    Map<TopicPartition, CommitWatch.Position> positions = new HashMap<>();
    Map<String, Long> lags = new HashMap<>();
    for (TopicPartition partition : partitions) {
      OffsetAndMetadata position = committed.get(partition);
      long from = Math.max(starts.get(partition), position == null ? 0 : position.offset());
      positions.put(partition, new CommitWatch.Position(from, ends.get(partition)));
      lags.merge(partition.topic(), Math.max(0, ends.get(partition) - from), Long::sum);
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

  private Map<TopicPartition, Long> offsets(Collection<TopicPartition> partitions, OffsetSpec which)
      throws ExecutionException, InterruptedException {
    return admin
        .listOffsets(
            partitions.stream().collect(Collectors.toMap(each -> each, each -> which)), COMMITTED)
        .all()
        .get()
        .entrySet()
        .stream()
        .collect(Collectors.toMap(Map.Entry::getKey, entry -> entry.getValue().offset()));
  }
}
