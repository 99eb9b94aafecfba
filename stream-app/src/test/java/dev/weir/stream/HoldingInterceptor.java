package dev.weir.stream;

import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.producer.ProducerInterceptor;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;

/**
 * Holds a stream's thread up with what it sends: its record is in hand meanwhile, as with a model
 * that takes long.
 */
public final class HoldingInterceptor implements ProducerInterceptor<byte[], byte[]> {
  private static final AtomicInteger FREE = new AtomicInteger();
  private static volatile CountDownLatch end = new CountDownLatch(0);
  private static volatile long millis;
  private static volatile String topic = "";

  /** From now on each prediction takes so long, until all are released. */
  static void hold(long millisEach) {
    hold("predictions", 0, millisEach);
  }

  /** Lets some records of a topic go, and holds what comes then until all are released. */
  static void holdAfter(int free, String endOfTopic) {
    hold(endOfTopic, free, Long.MAX_VALUE);
  }

  private static void hold(String endOfTopic, int free, long millisEach) {
    millis = millisEach;
    topic = endOfTopic;
    FREE.set(free);
    end = new CountDownLatch(1);
  }

  /** Lets all go on. */
  static void release() {
    end.countDown();
  }

  @Override
  public ProducerRecord<byte[], byte[]> onSend(ProducerRecord<byte[], byte[]> record) {
    if (record.topic().endsWith(topic) && FREE.getAndDecrement() <= 0) {
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
