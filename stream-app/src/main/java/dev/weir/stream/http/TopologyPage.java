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
 *
 * @param applicationId the application id
 * @param streams returns null until the stream exists
 * @param topology returns null until the stream exists
 * @param threads none while the stream is not running
 */
public record TopologyPage(
    String applicationId,
    Supplier<KafkaStreams> streams,
    Supplier<Topology> topology,
    Supplier<Collection<ThreadMetadata>> threads)
    implements Page {
  private record Body(
      String applicationId,
      String state,
      boolean paused,
      List<Line> threads,
      List<String> topology) {}

  private record Line(
      String name,
      String state,
      Map<String, List<String>> active,
      Map<String, List<String>> standby) {}

  @Override
  public Answer answer() {
    KafkaStreams stream = streams.get();
    return Answer.json(
        new Body(
            applicationId,
            stream == null ? "STARTING" : stream.state().name(),
            stream == null || stream.isPaused(),
            threads.get().stream().map(TopologyPage::line).toList(),
            stream == null ? List.of() : topology.get().describe().toString().lines().toList()));
  }

  private static Line line(ThreadMetadata thread) {
    return new Line(
        thread.threadName(),
        thread.threadState(),
        tasks(thread.activeTasks()),
        tasks(thread.standbyTasks()));
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
