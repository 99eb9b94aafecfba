package dev.weir.stream;

import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.producer.ProducerInterceptor;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;

/**
 * Blocks a stream thread in its producer: its record stays in process meanwhile, as with a slow
 * model.
 */
public final class HoldingInterceptor implements ProducerInterceptor<byte[], byte[]> {
  private static final AtomicInteger FREE = new AtomicInteger();
  private static volatile CountDownLatch end = new CountDownLatch(0);
  private static volatile long millis;
  private static volatile String topic = "";

  /** Delays each prediction from now on, until release. */
  static void hold(long millisEach) {
    hold("predictions", 0, millisEach);
  }

  /** Lets some records of a topic pass, and blocks further ones until release. */
  static void holdAfter(int free, String endOfTopic) {
    hold(endOfTopic, free, Long.MAX_VALUE);
  }

  private static void hold(String endOfTopic, int free, long millisEach) {
    millis = millisEach;
    topic = endOfTopic;
    FREE.set(free);
    end = new CountDownLatch(1);
  }

  /** Releases all blocked records. */
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
