package dev.weir.stream.readiness;

import dev.weir.stream.state.OutputFailures;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.streams.KafkaClientSupplier;

/**
 * Kafka Streams' default clients, except for main consumers that respect the gates and producers
 * that report rejected records. With {@code group.protocol=streams} Kafka Streams creates the main
 * consumers itself; see {@link StreamsGroupConsumer}.
 *
 * @param gates which topics the main consumers read
 * @param watch of the main consumers
 * @param failures receives failed writes
 */
public record ReadinessClients(
    TopicReadiness gates, ConsumerMonitors watch, OutputFailures failures)
    implements KafkaClientSupplier {
  @Override
  public Admin getAdmin(Map<String, Object> config) {
    return Admin.create(config);
  }

  @Override
  public Producer<byte[], byte[]> getProducer(Map<String, Object> config) {
    return new MonitoredProducer(config, failures);
  }

  @Override
  public Consumer<byte[], byte[]> getConsumer(Map<String, Object> config) {
    return new ReadinessConsumer(config, gates, watch);
  }

  @Override
  public Consumer<byte[], byte[]> getRestoreConsumer(Map<String, Object> config) {
    return plain(config);
  }

  @Override
  public Consumer<byte[], byte[]> getGlobalConsumer(Map<String, Object> config) {
    return plain(config);
  }

  private static Consumer<byte[], byte[]> plain(Map<String, Object> config) {
    return new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }
}
