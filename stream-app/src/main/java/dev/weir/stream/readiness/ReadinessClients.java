package dev.weir.stream.readiness;

import dev.weir.stream.state.OutputFailures;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.streams.processor.internals.DefaultKafkaClientSupplier;

/**
 * Kafka Streams' default clients, except for main consumers that respect the gates and producers
 * that report rejected records. With {@code group.protocol=streams} Kafka Streams creates the main
 * consumers itself; see {@link StreamsGroupConsumer}.
 */
public final class ReadinessClients extends DefaultKafkaClientSupplier {
  private final TopicReadiness gates;
  private final ConsumerMonitors watch;
  private final OutputFailures failures;

  /**
   * Creates a supplier.
   *
   * @param gates which topics the main consumers read
   * @param watch of the main consumers
   * @param failures receives failed writes
   */
  public ReadinessClients(TopicReadiness gates, ConsumerMonitors watch, OutputFailures failures) {
    this.gates = gates;
    this.watch = watch;
    this.failures = failures;
  }

  @Override
  public Producer<byte[], byte[]> getProducer(Map<String, Object> config) {
    return new MonitoredProducer(config, failures);
  }

  @Override
  public Consumer<byte[], byte[]> getConsumer(Map<String, Object> config) {
    return new ReadinessConsumer(config, gates, watch);
  }
}
