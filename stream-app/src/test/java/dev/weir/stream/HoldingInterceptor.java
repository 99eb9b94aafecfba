package dev.weir.stream;

import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.ProducerInterceptor;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;

/**
 * Holds a stream's thread up with each prediction that it sends: its record is in hand meanwhile,
 * as with a model that takes long.
 */
public final class HoldingInterceptor implements ProducerInterceptor<byte[], byte[]> {
  private static volatile CountDownLatch end = new CountDownLatch(0);
  private static volatile long millis;

  /** From now on each prediction takes so long, until all are released. */
  static void hold(long millisEach) {
    millis = millisEach;
    end = new CountDownLatch(1);
  }

  /** Lets all go on. */
  static void release() {
    end.countDown();
  }

  @Override
  public ProducerRecord<byte[], byte[]> onSend(ProducerRecord<byte[], byte[]> record) {
    if (record.topic().endsWith("predictions")) {
      try {
        var _ = end.await(millis, TimeUnit.MILLISECONDS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
    return record;
  }

  @Override
  public void onAcknowledgement(RecordMetadata metadata, Exception exception) {}

  @Override
  public void configure(Map<String, ?> configs) {}

  @Override
  public void close() {}
}
