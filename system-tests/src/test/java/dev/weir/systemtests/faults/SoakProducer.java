package dev.weir.systemtests.faults;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.weir.schemas.LabelRecord;
import dev.weir.schemas.SignalRecord;
import dev.weir.schemas.Topic;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/**
 * Sends the soak's records and returns when the broker has acknowledged them, however long that
 * takes.
 */
final class SoakProducer implements AutoCloseable {
  private final TestDeployment site;
  private final KafkaProducer<byte[], byte[]> producer;

  SoakProducer(TestDeployment site) {
    this.site = site;
    Map<String, Object> settings = new HashMap<>(site.clients());
    settings.put("max.request.size", 10_000_000);
    settings.put("compression.type", "zstd");
    producer = new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
  }

  /** A record without headers, with the current Kafka timestamp. */
  ProducerRecord<byte[], byte[]> record(
      Topic topic, @Nullable String key, byte @Nullable [] value) {
    return new ProducerRecord<>(site.name(topic), key == null ? null : key.getBytes(UTF_8), value);
  }

  byte[] wire(SignalRecord record) {
    return site.serdes().signals().serializer().serialize(site.name(Topic.SIGNALS), record);
  }

  byte[] wire(LabelRecord record) {
    return site.serdes().labels().serializer().serialize(site.name(Topic.LABELS), record);
  }

  RecordMetadata send(ProducerRecord<byte[], byte[]> record) {
    return await(producer.send(record));
  }

  void send(Topic topic, String key, byte @Nullable [] value) {
    send(record(topic, key, value));
  }

  /** Sends many together. */
  void sendAll(List<ProducerRecord<byte[], byte[]>> records) {
    List<Future<RecordMetadata>> underWay = new ArrayList<>();
    records.forEach(record -> underWay.add(producer.send(record)));
    underWay.forEach(SoakProducer::await);
  }

  private static RecordMetadata await(Future<RecordMetadata> sent) {
    try {
      return sent.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    producer.close();
  }
}
