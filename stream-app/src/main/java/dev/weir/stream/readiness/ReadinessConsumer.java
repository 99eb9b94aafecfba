package dev.weir.stream.readiness;

import dev.weir.stream.progress.ThreadProgress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.CloseOptions.GroupMembershipOperation;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * A stream thread's consumer that reads no topic whose gate is closed.
 *
 * <p>Kafka Streams pauses each partition until its task is ready, and then resumes it; this
 * consumer postpones that until the gate opens. When a gate closes again, its partitions are paused
 * as if they had never been resumed. A partition that Kafka Streams pauses meanwhile, or that moves
 * to another instance, is no longer postponed.
 */
final class ReadinessConsumer extends KafkaConsumer<byte[], byte[]> {
  private final TopicReadiness gates;
  private final ConsumerMonitors watch;
  private final boolean leaves;
  private final ThreadProgress pulse;
  private final Set<TopicPartition> putOff = new HashSet<>();
  private int closings;

  ReadinessConsumer(Map<String, Object> config, TopicReadiness gates, ConsumerMonitors watch) {
    super(config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    this.gates = gates;
    this.watch = watch;
    this.leaves = config.get(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG) == null;
    this.pulse = watch.pulses().begin();
  }

  @Override
  public ConsumerRecords<byte[], byte[]> poll(Duration timeout) {
    pulse.recordPoll();
    if (gates.suspensions() != closings) {
      pauseClosed();
    }
    if (!putOff.isEmpty()) {
      resumeOpened();
    }
    return watch.polling(this, () -> super.poll(timeout));
  }

  private void pauseClosed() {
    closings = gates.suspensions();
    Set<TopicPartition> closed = new HashSet<>(assignment());
    closed.removeAll(paused());
    closed.removeIf(partition -> gates.isReady(partition));
    super.pause(closed);
    putOff.addAll(closed);
  }

  private void resumeOpened() {
    putOff.retainAll(assignment());
    List<TopicPartition> opened =
        putOff.stream().filter(partition -> gates.isReady(partition)).toList();
    if (!opened.isEmpty()) {
      resume(opened);
      opened.forEach(putOff::remove);
    }
  }

  @Override
  public void resume(Collection<TopicPartition> partitions) {
    List<TopicPartition> now = new ArrayList<>(partitions.size());
    List<TopicPartition> later = new ArrayList<>();
    for (TopicPartition partition : partitions) {
      (gates.isReady(partition) ? now : later).add(partition);
    }
    super.pause(later);
    putOff.addAll(later);
    super.resume(now);
  }

  @Override
  public void pause(Collection<TopicPartition> partitions) {
    putOff.removeAll(partitions);
    super.pause(partitions);
  }

  /**
   * Leaves the group even if Kafka Streams would stay: a stream that stops by itself would block
   * its partitions until its session times out. A static member stays, to return as itself.
   */
  @Override
  public void close(CloseOptions option) {
    watch.pulses().end(pulse);
    super.close(
        leaves
            ? option.withGroupMembershipOperation(GroupMembershipOperation.LEAVE_GROUP)
            : option);
  }
}
