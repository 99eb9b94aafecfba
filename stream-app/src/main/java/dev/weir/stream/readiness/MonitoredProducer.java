package dev.weir.stream.readiness;

import dev.weir.stream.state.OutputFailures;
import java.util.Map;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/** A producer that records failed writes. */
final class MonitoredProducer extends KafkaProducer<byte[], byte[]> {
  private final OutputFailures failures;

  MonitoredProducer(Map<String, Object> config, OutputFailures failures) {
    super(config, new ByteArraySerializer(), new ByteArraySerializer());
    this.failures = failures;
  }

  @Override
  public Future<RecordMetadata> send(
      ProducerRecord<byte[], byte[]> record, @Nullable Callback callback) {
    return super.send(
        record,
        (metadata, exception) -> {
          Runnable told =
              callback == null ? () -> {} : () -> callback.onCompletion(metadata, exception);
          if (exception == null) {
            told.run();
          } else {
            failures.notifyStreams(told);
          }
        });
  }
}
