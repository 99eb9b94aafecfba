package dev.weir.stream.gates;

import java.util.Map;
import java.util.concurrent.Future;
import java.util.function.BiConsumer;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/** A producer that tells of records that were not written for good. */
final class WatchedProducer extends KafkaProducer<byte[], byte[]> {
  private final BiConsumer<String, Exception> onRefused;

  WatchedProducer(Map<String, Object> config, BiConsumer<String, Exception> onRefused) {
    super(config, new ByteArraySerializer(), new ByteArraySerializer());
    this.onRefused = onRefused;
  }

  @Override
  public Future<RecordMetadata> send(
      ProducerRecord<byte[], byte[]> record, @Nullable Callback callback) {
    return super.send(
        record,
        (metadata, exception) -> {
          if (exception != null) {
            onRefused.accept(record.topic(), exception);
          }
          if (callback != null) {
            callback.onCompletion(metadata, exception);
          }
        });
  }
}
