package dev.weir.stream.http;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.TaskMetadata;
import org.apache.kafka.streams.ThreadMetadata;
import org.apache.kafka.streams.Topology;

/**
 * {@code /api/topology}: the stream's state, its topology, and the partitions of this instance's
 * threads.
 */
public final class TopologyPage implements Page {
  private final String applicationId;
  private final Supplier<KafkaStreams> streams;
  private final Supplier<Topology> topology;
  private final Supplier<Collection<ThreadMetadata>> threads;

  /**
   * Creates the page.
   *
   * @param streams returns null until the stream exists
   * @param topology returns null until the stream exists
   * @param threads none while the stream is not running
   */
  public TopologyPage(
      String applicationId,
      Supplier<KafkaStreams> streams,
      Supplier<Topology> topology,
      Supplier<Collection<ThreadMetadata>> threads) {
    this.applicationId = applicationId;
    this.streams = streams;
    this.topology = topology;
    this.threads = threads;
  }

  @Override
  public Answer answer() {
    KafkaStreams stream = streams.get();
    Map<String, Object> page = new LinkedHashMap<>();
    page.put("applicationId", applicationId);
    page.put("state", stream == null ? "STARTING" : stream.state().name());
    page.put("paused", stream == null || stream.isPaused());
    page.put("threads", threads.get().stream().map(TopologyPage::thread).toList());
    page.put(
        "topology",
        stream == null ? List.of() : topology.get().describe().toString().lines().toList());
    return Answer.json(page);
  }

  private static Map<String, Object> thread(ThreadMetadata thread) {
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("name", thread.threadName());
    line.put("state", thread.threadState());
    line.put("active", tasks(thread.activeTasks()));
    line.put("standby", tasks(thread.standbyTasks()));
    return line;
  }

  private static Map<String, List<String>> tasks(Set<TaskMetadata> tasks) {
    Map<String, List<String>> lines = new LinkedHashMap<>();
    tasks.stream()
        .sorted((a, b) -> a.taskId().compareTo(b.taskId()))
        .forEach(task -> lines.put(task.taskId().toString(), partitions(task.topicPartitions())));
    return lines;
  }

  private static List<String> partitions(Set<TopicPartition> partitions) {
    return partitions.stream().map(TopicPartition::toString).sorted().toList();
  }
}
