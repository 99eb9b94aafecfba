package dev.weir.stream.readiness;

import dev.weir.stream.progress.ThreadProgress;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.CloseOptions.GroupMembershipOperation;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.internals.AsyncKafkaConsumer;
import org.apache.kafka.clients.consumer.internals.StreamsRebalanceData;
import org.apache.kafka.streams.StreamsConfig.InternalConfig;
import org.apache.kafka.streams.internals.ConsumerWrapper;

/**
 * Extends a stream thread's consumer with {@code group.protocol=streams}, which Kafka Streams
 * creates itself and wraps in a configurable class: records pulses, reports gaps, and leaves the
 * group on close. It is not gated.
 */
public final class StreamsGroupConsumer extends ConsumerWrapper {
  private static final String WATCH = "weir.consumer.watch";

  private ConsumerMonitors watch;
  private ThreadProgress pulse;

  /** The settings of Kafka Streams that install it. */
  public static Map<String, Object> settings(ConsumerMonitors watch) {
    return Map.of(
        InternalConfig.INTERNAL_CONSUMER_WRAPPER, StreamsGroupConsumer.class, WATCH, watch);
  }

  @Override
  public void wrapConsumer(
      AsyncKafkaConsumer<byte[], byte[]> consumer,
      Map<String, Object> config,
      Optional<StreamsRebalanceData> group) {
    super.wrapConsumer(consumer, config, group);
    watch = (ConsumerMonitors) config.get(WATCH);
    pulse = watch.pulses().begin();
  }

  @Override
  public ConsumerRecords<byte[], byte[]> poll(Duration timeout) {
    pulse.recordPoll();
    return watch.polling(this, () -> super.poll(timeout));
  }

  /** Leaves the group: this protocol has no static members. */
  @Override
  public void close(CloseOptions option) {
    watch.pulses().end(pulse);
    super.close(option.withGroupMembershipOperation(GroupMembershipOperation.LEAVE_GROUP));
  }
}
