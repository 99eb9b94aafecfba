package dev.weir.modelregistry.publish;

import java.nio.charset.Charset;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Sends records exactly once, in order, to all in-sync replicas. */
final class ModelWriter implements AutoCloseable {
  private final KafkaProducer<String, byte[]> producer;

  /**
   * Connects on first use.
   *
   * @param keys encoding of the keys: ISO-8859-1 preserves every byte of binary ones
   */
  ModelWriter(Map<String, ?> settings, Charset keys) {
    Map<String, Object> config = new HashMap<>(settings);
    config.put(ProducerConfig.ACKS_CONFIG, "all");
    config.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
    config.remove(ProducerConfig.TRANSACTIONAL_ID_CONFIG);
    config.putIfAbsent(ProducerConfig.MAX_BLOCK_MS_CONFIG, 30_000);
    producer =
        new KafkaProducer<>(config, (topic, key) -> key.getBytes(keys), new ByteArraySerializer());
  }

  /** Sends without waiting for the acknowledgement; blocks while too much is in flight. */
  Future<RecordMetadata> send(ProducerRecord<String, byte[]> message) {
    try {
      return producer.send(message);
    } catch (KafkaException e) {
      throw failed(message.topic(), e);
    }
  }

  /** Sends and waits until the record is written. */
  RecordMetadata write(ProducerRecord<String, byte[]> message) {
    return await(message.topic(), send(message));
  }

  /** Writes a tombstone and waits until it is written. */
  void remove(TopicPartition partition, String key) {
    write(new ProducerRecord<>(partition.topic(), partition.partition(), key, null));
  }

  static RecordMetadata await(String topic, Future<RecordMetadata> sent) {
    try {
      return sent.get();
    } catch (ExecutionException e) {
      throw failed(topic, e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw failed(topic, e);
    }
  }

  private static PublishException failed(String topic, Throwable cause) {
    return new PublishException(
        "cannot write to topic %s: %s".formatted(topic, cause.getMessage()), cause);
  }

  @Override
  public void close() {
    producer.close();
  }
}
