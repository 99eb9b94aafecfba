package dev.weir.stream.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.TaskMetadata;
import org.apache.kafka.streams.ThreadMetadata;
import org.apache.kafka.streams.processor.TaskId;
import org.junit.jupiter.api.Test;

class LagMetersTest {

  @Test
  void shouldAddUpThePartitionsOfATopic() {
    // Given
    Task first = new Task(0, Map.of(partition("signals", 0), 10L), Map.of());
    Task second =
        new Task(
            1,
            Map.of(partition("signals", 1), 100L, partition("labels", 1), 7L),
            Map.of(partition("signals", 1), 40L, partition("labels", 1), -1L));
    Task unknown = new Task(2, Map.of(partition("signals", 2), -1L), Map.of());
    SimpleMeterRegistry registry = new SimpleMeterRegistry();
    Collection<ThreadMetadata> threads =
        List.of(new Worker(Set.of(first)), new Worker(Set.of(second, unknown)));

    // When
    LagMeters meters = new LagMeters(registry, () -> threads);
    List.of("signals", "labels", "images").forEach(meters::watch);

    // Then
    assertThat(registry.get("weir.lag").tag("topic", "signals").gauge().value()).isEqualTo(70);
    assertThat(registry.get("weir.lag").tag("topic", "labels").gauge().value()).isEqualTo(7);
    assertThat(registry.get("weir.lag").tag("topic", "images").gauge().value()).isZero();
  }

  private static TopicPartition partition(String topic, int partition) {
    return new TopicPartition(topic, partition);
  }

  private record Task(
      int number, Map<TopicPartition, Long> endOffsets, Map<TopicPartition, Long> committedOffsets)
      implements TaskMetadata {

    @Override
    public TaskId taskId() {
      return new TaskId(0, number);
    }

    @Override
    public Set<TopicPartition> topicPartitions() {
      return endOffsets.keySet();
    }

    @Override
    public Optional<Long> timeCurrentIdlingStarted() {
      return Optional.empty();
    }
  }

  private record Worker(Set<TaskMetadata> activeTasks) implements ThreadMetadata {

    @Override
    public String threadState() {
      return "RUNNING";
    }

    @Override
    public String threadName() {
      return "worker";
    }

    @Override
    public Set<TaskMetadata> standbyTasks() {
      return Set.of();
    }

    @Override
    public String consumerClientId() {
      return "";
    }

    @Override
    public String restoreConsumerClientId() {
      return "";
    }

    @Override
    public Set<String> producerClientIds() {
      return Set.of();
    }

    @Override
    public String adminClientId() {
      return "";
    }
  }
}
